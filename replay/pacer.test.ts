import { array, assert, integer, nat, option, property } from 'fast-check';
import { expect, test } from 'vitest';
import { schedule } from './pacer.ts';

const fast = { rateMax: 1e6, armsEach: 1 };
const at = (...times: readonly number[]) =>
  times.map((startedAtMs) => ({ startedAtMs, clockResolutionMs: 1 }));

test('as captured keeps the distances and starts at zero', () => {
  expect(schedule(at(5000, 5100, 7000), { kind: 'as-captured' }, fast).dueMs).toEqual([0, 100, 2000]);
});

test('speed divides them', () => {
  expect(schedule(at(5000, 5100, 7000), { kind: 'as-captured', speed: 4 }, fast).dueMs).toEqual([0, 25, 500]);
});

test('stamps of one second are spread over it', () => {
  const stamped = [1000, 1000, 1000, 1000, 2000].map((startedAtMs) => ({
    startedAtMs,
    clockResolutionMs: 1000,
  }));
  expect(schedule(stamped, { kind: 'as-captured' }, fast).dueMs).toEqual([0, 250, 500, 750, 1000]);
});

test('constant is constant', () => {
  expect(schedule(at(1, 2, 3), { kind: 'constant', perSecond: 10 }, fast).dueMs).toEqual([0, 100, 200]);
});

test('the rate limit counts every arm and is said', () => {
  const limited = schedule(
    at(...Array.from({ length: 20 }, () => 0)),
    { kind: 'as-captured' },
    { rateMax: 5, armsEach: 3 },
  );
  expect(limited.dueMs[1]).toBeCloseTo(600);
  expect(limited.armGapMs).toBe(200);
  expect(limited.slowed).toBe(true);
});

test('requests without any time go at the rate limit', () => {
  const { dueMs } = schedule([{}, {}, {}], { kind: 'as-captured' }, { rateMax: 100, armsEach: 2 });
  expect(dueMs).toEqual([0, 20, 40]);
});

test('never backwards, never faster than the limit, one due time for each request', () => {
  const times = array(option(nat({ max: 100_000 }), { nil: undefined }), { maxLength: 200 });
  assert(
    property(
      times,
      integer({ min: 1, max: 500 }),
      integer({ min: 1, max: 3 }),
      (stamps, rateMax, armsEach) => {
        const sorted = stamps.toSorted((a, b) => (a ?? 0) - (b ?? 0));
        const requests = sorted.map((time) =>
          time === undefined ? {} : { startedAtMs: time, clockResolutionMs: 1000 },
        );
        const { dueMs } = schedule(requests, { kind: 'as-captured' }, { rateMax, armsEach });
        expect(dueMs).toHaveLength(requests.length);
        const gaps = dueMs.map((due, index) => due - (dueMs[index - 1] ?? -Infinity));
        expect(dueMs[0] ?? 0).toBeGreaterThanOrEqual(0);
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual((armsEach * 1000) / rateMax - 1e-6);
      },
    ),
  );
});
