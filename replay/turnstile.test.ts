import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Lane, Turnstile } from './turnstile.ts';

const never = new AbortController().signal;

test('sends that are all overdue still keep to the rate', async () => {
  const turnstile = new Turnstile(10, never);
  const startAt = performance.now();
  const passedAt: number[] = [];
  for (let nth = 0; nth < 12; nth += 1) {
    await turnstile.pass(startAt - 1000);
    passedAt.push(performance.now() - startAt);
  }
  // the twelfth may be 20 ms early and as late as the machine is busy
  expect(passedAt[11]).toBeGreaterThanOrEqual(11 * 10 - 20);
});

test('nothing passes before it is due, and the intended time is the due time', async () => {
  const turnstile = new Turnstile(1, never);
  const dueAt = performance.now() + 30;
  expect(await turnstile.pass(dueAt)).toBe(dueAt);
  expect(performance.now()).toBeGreaterThanOrEqual(dueAt);
});

test('a pause moves the schedule and is nobody’s latency', async () => {
  const turnstile = new Turnstile(1, never);
  const dueAt = performance.now();
  turnstile.pause(40);
  const intendedAt = await turnstile.pass(dueAt);
  expect(intendedAt).toBeGreaterThanOrEqual(dueAt + 40);
  expect(await turnstile.pass(dueAt + 1)).toBeCloseTo(intendedAt + 1, 6);
});

test('a stop lets everything through at once', async () => {
  const stop = new AbortController();
  const turnstile = new Turnstile(1, stop.signal);
  const passing = turnstile.pass(performance.now() + 1e6);
  stop.abort();
  await expect(passing).resolves.toBeGreaterThan(0);
});

test('a lane holds no more than its size and loses nobody', async () => {
  const lane = new Lane(3);
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await setTimeout(1);
    inside -= 1;
  };
  const failing = lane.within(() => Promise.reject(new Error('lost')));
  await expect(failing).rejects.toThrow('lost');
  await Promise.all(Array.from({ length: 20 }, () => lane.within(work)));
  expect(most).toBe(3);
  expect(inside).toBe(0);
});
