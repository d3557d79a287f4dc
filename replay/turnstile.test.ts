import { expect, test } from 'vitest';
import { Turnstile } from './turnstile.ts';

const never = new AbortController().signal;

test('sends that are all overdue still keep to the rate', async () => {
  const turnstile = new Turnstile({ gapMs: 10, signal: never });
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
  const turnstile = new Turnstile({ gapMs: 1, signal: never });
  const dueAt = performance.now() + 30;
  expect(await turnstile.pass(dueAt)).toBe(dueAt);
  expect(performance.now()).toBeGreaterThanOrEqual(dueAt);
});

test('a pause moves the schedule and is nobody’s latency', async () => {
  const turnstile = new Turnstile({ gapMs: 1, signal: never });
  const dueAt = performance.now();
  turnstile.pause(40);
  const intendedAt = await turnstile.pass(dueAt);
  expect(intendedAt).toBeGreaterThanOrEqual(dueAt + 40);
  expect(await turnstile.pass(dueAt + 1)).toBeCloseTo(intendedAt + 1, 0);
});

test('a stop lets everything through at once', async () => {
  const stop = new AbortController();
  const turnstile = new Turnstile({ gapMs: 1, signal: stop.signal });
  const passing = turnstile.pass(performance.now() + 1e6);
  stop.abort();
  expect(await passing).toBeGreaterThan(0);
});

test('at half the speed the rate is half', async () => {
  const turnstile = new Turnstile({ gapMs: 5, signal: never });
  turnstile.setSpeed(0.5);
  const startAt = performance.now();
  for (let nth = 0; nth < 12; nth += 1) await turnstile.pass(turnstile.now() - 1000);
  // the twelfth may be 20 ms early
  expect(performance.now() - startAt).toBeGreaterThanOrEqual(11 * 10 - 20);
});

test('at no speed nothing passes; a change of the speed is heard at once, and the time is nobody’s latency', async () => {
  const turnstile = new Turnstile({ gapMs: 5, signal: never });
  const due = turnstile.now();
  turnstile.setSpeed(0);
  let hasPassed = false;
  const passing = Promise.resolve(turnstile.pass(due)).then((intendedAt) => {
    hasPassed = true;
    return intendedAt;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(hasPassed).toBe(false);
  // so slow that it would wait for hours
  turnstile.setSpeed(0.000_001);
  const slowly = turnstile.pass(due + 60);
  const fasterAt = performance.now();
  turnstile.setSpeed(1);
  expect(await passing).toBeGreaterThanOrEqual(fasterAt - 1);
  expect(await slowly).toBeGreaterThanOrEqual(fasterAt + 55);
});

test('what is left of a long gap shrinks with a higher speed', async () => {
  const turnstile = new Turnstile({ gapMs: 40, signal: never });
  turnstile.setSpeed(0.0001);
  await turnstile.pass(turnstile.now() - 1);
  turnstile.setSpeed(1);
  const fromAt = performance.now();
  await turnstile.pass(turnstile.now() - 1);
  // it may be 20 ms early
  expect(performance.now() - fromAt).toBeGreaterThanOrEqual(18);
});

test('a stop ends the wait at no speed', async () => {
  const stop = new AbortController();
  const turnstile = new Turnstile({ gapMs: 1, signal: stop.signal });
  turnstile.setSpeed(0);
  const passing = turnstile.pass(turnstile.now());
  stop.abort();
  expect(Number.isFinite(await passing)).toBe(true);
});

test('nothing passes while it is closed, and that time is nobody’s latency', async () => {
  let isOpen = false;
  const open: (() => void)[] = [];
  const hours = {
    isOpen: () => isOpen,
    opening: () => new Promise<void>((resolve) => open.push(resolve)),
  };
  const turnstile = new Turnstile({ gapMs: 1, signal: never, hours });
  const due = turnstile.now();
  let passedAt: number | undefined;
  const passing = Promise.resolve(turnstile.pass(due)).then((intendedAt) => {
    passedAt = performance.now();
    return intendedAt;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(passedAt).toBeUndefined();
  isOpen = true;
  const openedAt = performance.now();
  open[0]?.();
  expect(await passing).toBeGreaterThanOrEqual(openedAt);
});
