import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as PageTime from './page-time.ts';

// another file of this process may have loaded it with the timers that are real
const own = './page-time.ts?own';
const { fallSilent, outwait } = (await import(/* @vite-ignore */ own)) as typeof PageTime;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

// Node's timers as promises are not faked by vitest
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, value: unknown) => new Promise((resolve) => setTimeout(() => resolve(value), ms)),
}));

const never = new AbortController().signal;

/** After how much time it ends, ms; undefined where it does not in a minute. */
async function lasts(
  waiting: Promise<unknown>,
  atMs: (now: number) => void = () => {},
): Promise<number | undefined> {
  const ends: number[] = [];
  void waiting.then(() => ends.push(performance.now()));
  const begun = performance.now();
  for (let ms = 0; ms < 60_000 && ends.length === 0; ms += 10) {
    atMs(ms);
    await vi.advanceTimersByTimeAsync(10);
  }
  return ends[0] === undefined ? undefined : ends[0] - begun;
}

test('time in which our own rate limit holds a request back is not the page’s', async () => {
  const wall = { held: 0 };
  const took = await lasts(outwait(1000, wall, never), (ms) => (wall.held = ms >= 500 && ms < 5500 ? 1 : 0));
  expect(took).toBeGreaterThanOrEqual(5900);
  expect(took).toBeLessThan(6200);
});

test('a page is silent when nothing was under way for a while', async () => {
  const wall = { held: 0, open: 1, seen: [] };
  const silence = fallSilent(5000, wall, never);
  expect(await lasts(silence, (ms) => (wall.open = ms < 1000 ? 1 : 0))).toBeLessThan(1600);
  expect(await silence).toBe(true);
});

test('one that never is gets its time and no more', async () => {
  const silence = fallSilent(2000, { held: 0, open: 1, seen: [] }, never);
  expect(await lasts(silence)).toBeLessThan(2200);
  expect(await silence).toBe(false);
});
