import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EvenCap } from './even-cap.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** When connections that ask again at once were let through. */
function letThrough(
  perSecond: number,
  connections: number,
): { readonly at: number[]; readonly by: number[] } {
  const [at, by]: [number[], number[]] = [[], []];
  const cap = new EvenCap(perSecond);
  const ask = (connection: number): void =>
    cap.pass(() => {
      at.push(performance.now());
      by.push(connection);
      // the reply comes after 5 ms
      setTimeout(() => ask(connection), 5);
    });
  for (let connection = 0; connection < connections; connection += 1) ask(connection);
  vi.advanceTimersByTime(2000);
  cap.close();
  return { at, by };
}

test.each([
  [40, 10],
  [333, 20],
  [2000, 30],
])('%i a second are spread over it, and %i connections have equal shares', (perSecond, connections) => {
  const { at, by } = letThrough(perSecond, connections);
  expect(at.length / 2).toBeGreaterThan(perSecond * 0.95);
  const start = at[0] ?? 0;
  for (let from = start; from < start + 1900; from += 50) {
    const inWindow = at.filter((one) => one >= from && one < from + 100).length;
    expect(inWindow).toBeLessThanOrEqual(Math.ceil(perSecond * 0.11) + 1);
    expect(inWindow).toBeGreaterThanOrEqual(Math.floor(perSecond * 0.09) - 1);
  }
  const shares = Array.from({ length: connections }, (_, nth) => by.filter((one) => one === nth).length);
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(2);
});

test('below the cap nobody waits', () => {
  const { at } = letThrough(5000, 1);
  expect(at.length).toBe(401);
});

test('after it is closed nobody is let through', () => {
  const cap = new EvenCap(10);
  const go = vi.fn<() => void>();
  cap.pass(go);
  cap.pass(go);
  cap.close();
  vi.advanceTimersByTime(1000);
  expect(go).toHaveBeenCalledTimes(1);
});
