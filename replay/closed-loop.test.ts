import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClosedLoop } from './closed-loop.ts';
import { Turnstile } from './turnstile.ts';

let clock: number;
beforeEach(() => {
  clock = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => void vi.restoreAllMocks());

test('a slot is free again as much later in the schedule as its replies took in real time', () => {
  const loop = new ClosedLoop();
  const slow = loop.take(0);
  const quick = loop.take(0);
  expect([slow.freeAt, quick.freeAt]).toEqual([-Infinity, -Infinity]);
  slow.gone(5);
  quick.gone(7);
  clock += 40;
  quick.back();
  clock += 160;
  slow.back();
  expect([slow.freeAt, quick.freeAt]).toEqual([205, 47]);
  // the one that may send first, and a new one where none is free
  expect([loop.take(100), loop.take(100)]).toEqual([quick, slow]);
  expect(loop.take(100).freeAt).toBe(-Infinity);
});

test.each([
  [1, 10],
  [0.5, 5],
  [0.1, 1],
])('at %d of the speed one slot sends %i requests/s of replies that take 100 ms', (speed, perSecond) => {
  const turnstile = new Turnstile({ gapMs: 0.001, signal: new AbortController().signal });
  turnstile.setSpeed(speed);
  const loop = new ClosedLoop();
  const seconds = 20;
  let sent = 0;
  // each ms of the real clock, as the turnstile would let it through
  let back = -1;
  let slot = loop.take(turnstile.now());
  for (let ms = 0; ms < seconds * 1000; ms += 1) {
    if (ms === back) {
      slot.back();
      back = -1;
      slot = loop.take(turnstile.now());
    }
    if (back < 0 && slot.freeAt <= turnstile.now()) {
      sent += 1;
      slot.gone(turnstile.now());
      back = ms + 100;
    }
    clock += 1;
  }
  expect(Math.abs(sent / seconds - perSecond)).toBeLessThan(perSecond * 0.05 + 0.1);
});
