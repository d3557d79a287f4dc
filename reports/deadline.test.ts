import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Deadline } from './deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => undefined);
const open = (): AbortSignal => new AbortController().signal;

test('work in time gives its value and leaves no timer behind', async () => {
  const deadline = new Deadline(1000, open());
  expect(await deadline.bound(Promise.resolve(7))).toBe(7);
  deadline.clear();
  expect(vi.getTimerCount()).toBe(0);
  expect(deadline.passed).toBe(false);
});

test('work that stops when told to may still give its value', async () => {
  const deadline = new Deadline(1000, open());
  const stopped = new Promise((resolve) => {
    deadline.signal.addEventListener('abort', () => setTimeout(() => resolve('cleaned up'), 500));
  });
  const bound = deadline.bound(stopped);
  await vi.advanceTimersByTimeAsync(1500);
  expect(await bound).toBe('cleaned up');
  expect(deadline.passed).toBe(true);
});

test('work that never stops is left after the grace', async () => {
  const deadline = new Deadline(1000, open());
  const bound = deadline.bound(never).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(3999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await bound).toBe('It did not stop when told to.');
});

test('a caller who stops is no passed deadline, also when he stopped before', async () => {
  for (const before of [true, false]) {
    const outer = new AbortController();
    if (before) outer.abort();
    const deadline = new Deadline(10_000, outer.signal);
    const bound = deadline.bound(never).catch((error: Error) => error.message);
    outer.abort();
    expect(deadline.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await bound).toBe('It did not stop when told to.');
    expect(deadline.passed).toBe(false);
    deadline.clear();
  }
});
