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

test('a ramp goes evenly from one rate to the other and stays there', () => {
  const pace = { kind: 'ramp', from: 10, to: 30, seconds: 10 } as const;
  const { dueMs } = schedule(at(...Array.from({ length: 500 }, (_, nth) => nth)), pace, fast);
  const inSecond = (second: number): number =>
    dueMs.filter((due) => due >= second * 1000 && due < (second + 1) * 1000).length;
  // 11, 13, 15 … 29 in the ten seconds, 200 in all
  expect([0, 1, 5, 9].map(inSecond)).toEqual([11, 13, 21, 29]);
  expect(dueMs[200]).toBeCloseTo(10_000);
  expect([11, 12, 15].map(inSecond)).toEqual([30, 30, 30]);
});

test('a ramp may go down', () => {
  const pace = { kind: 'ramp', from: 30, to: 10, seconds: 10 } as const;
  const { dueMs } = schedule(at(...Array.from({ length: 260 }, (_, nth) => nth)), pace, fast);
  expect(dueMs[200]).toBeCloseTo(10_000);
  expect((dueMs[251] ?? 0) - (dueMs[250] ?? 0)).toBeCloseTo(100);
});

test('steps follow each other, and the last one stays', () => {
  const steps = [
    { perSecond: 10, seconds: 2 },
    { perSecond: 50, seconds: 1 },
  ];
  const { dueMs } = schedule(
    at(...Array.from({ length: 150 }, (_, nth) => nth)),
    { kind: 'steps', steps },
    fast,
  );
  expect([0, 1, 19, 20, 21, 69, 70, 120].map((nth) => dueMs[nth])).toEqual([
    0, 100, 1900, 2000, 2020, 2980, 3000, 4000,
  ]);
});

test('in a closed loop only the rate limit spaces them', () => {
  const limits = { rateMax: 100, armsEach: 2 };
  const { dueMs, slowed } = schedule(at(0, 9000, 20_000), { kind: 'closed', inFlight: 4 }, limits);
  expect(slowed).toBe(false);
  expect(dueMs.map((due) => due * 0.95)).toEqual([0, 20, 40]);
});

test('the rate limit counts every arm and is said', () => {
  const limited = schedule(
    at(...Array.from({ length: 20 }, () => 0)),
    { kind: 'as-captured' },
    { rateMax: 5, armsEach: 3 },
  );
  expect(limited.dueMs[1]).toBeCloseTo(600 / 0.95);
  expect(limited.armGapMs).toBeCloseTo(200 / 0.95);
  expect(limited.slowed).toBe(true);
});

test('requests without any time go just below the rate limit', () => {
  const { dueMs } = schedule([{}, {}, {}], { kind: 'as-captured' }, { rateMax: 100, armsEach: 2 });
  expect(dueMs.map((due) => due * 0.95)).toEqual([0, 20, 40]);
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
