import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaptureRecord } from './exchange.ts';
import { TimeWindow, timeOf } from './time-window.ts';

const at = (startedAtMs: number | undefined, line = 1): CaptureRecord => ({
  source: { file: 'x', line },
  method: 'GET',
  target: '/',
  headers: {},
  startedAtMs,
});
const broken = (line: number): CaptureRecord => ({
  source: { file: 'x', line },
  unusable: 'unreadable-line',
});

function throughWindow(batches: readonly (readonly CaptureRecord[])[]): CaptureRecord[] {
  const window = new TimeWindow<CaptureRecord>();
  const out = batches.flatMap((batch) => window.add(batch));
  return [...out, ...window.close()].flatMap((batch) => batch.records);
}

function inBatches<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, n) =>
    values.slice(n * size, (n + 1) * size),
  );
}

/** A sorted sequence of which each record was moved by up to `far` places. */
const disordered = (far: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.nat(far - 1), { minLength: 1, maxLength: 6000, size: 'max' })
    .map((moves) =>
      moves.map((move, place) => [place + move, place] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    )
    .map((moved) => moved.map(([, place]) => 1000 + Math.floor(place / 3)));

test('what is near its place finds it; nothing is lost; equal times keep their order', () => {
  fc.assert(
    fc.property(disordered(250), fc.integer({ min: 1, max: 700 }), (times, size) => {
      const records = times.map((time, index) => at(time, index));
      const out = throughWindow(inBatches(records, size));
      expect(out).toEqual(records.toSorted((a, b) => (timeOf(a) ?? 0) - (timeOf(b) ?? 0)));
    }),
    { numRuns: 30 },
  );
});

test('whatever the order, no record is lost, and the window reports what it saw', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.nat(5000), { nil: undefined }), { maxLength: 5000, size: 'max' }),
      fc.integer({ min: 1, max: 3000 }),
      (times, size) => {
        const records = times.map((time, index) => (index % 7 === 3 ? broken(index) : at(time, index)));
        const out = throughWindow(inBatches(records, size));
        expect(out.map(({ source }) => source.line).sort((a, b) => a - b)).toEqual(
          records.map((_, index) => index),
        );
      },
    ),
    { numRuns: 10 },
  );
});

test('records without a time stay behind the one before them', () => {
  const out = throughWindow([[broken(1), at(5, 2), broken(3), at(2, 4), broken(5), at(undefined, 6)]]);
  expect(out.map(({ source }) => source.line)).toEqual([1, 4, 5, 6, 2, 3]);
});

test('batches in order are passed on as they are', () => {
  const batches = inBatches(
    Array.from({ length: 9000 }, (_, n) => at(n, n)),
    1000,
  );
  const window = new TimeWindow();
  const out = [...batches.flatMap((batch) => window.add(batch)), ...window.close()];
  expect(out.map(({ records }) => records)).toEqual(batches);
  expect(out.every(({ records }, index) => records === batches[index])).toBe(true);
});

test('it widens when records come from farther away, and says how disordered they were', () => {
  const window = new TimeWindow();
  // Each thousandth record is 700 places late: more than are held at first would be too little the second time.
  const times = Array.from({ length: 20_000 }, (_, n) => (n % 1000 === 999 ? n - 700 : n));
  const out = inBatches(
    times.map((time) => at(time)),
    100,
  ).flatMap((batch) => window.add(batch));
  const read = [...out, ...window.close()].flatMap(({ records }) =>
    records.map((record) => timeOf(record) ?? 0),
  );
  expect(read).toEqual(times.toSorted((a, b) => a - b));
  expect(window.disorder).toEqual({ steps: 20, backMs: 699 });
});

test('memory is bounded: long bodies are held for a shorter while', () => {
  const window = new TimeWindow();
  const body = 'x'.repeat(1024 * 1024);
  let held = 0;
  for (let n = 0; n < 300; n++) {
    held += 1;
    const out = window.add([{ ...at(n), replyBody: body }]);
    held -= out.reduce((sum, { records }) => sum + records.length, 0);
    expect(held).toBeLessThanOrEqual(66);
  }
});

test('logs that were put together in the wrong order are read on in order, each for itself', () => {
  const hour = 3_600_000;
  const window = new TimeWindow();
  const day = Array.from({ length: 3000 }, (_, n) => n * 100);
  const disorderedDay = day.map((time, n) => (n % 50 === 49 ? time - 1000 : time));
  const times = [2, 1, 0].flatMap((hours) => disorderedDay.map((time) => time + hours * hour));
  const out = inBatches(
    times.map((time) => at(time)),
    700,
  ).flatMap((batch) => window.add(batch));
  const read = [...out, ...window.close()].flatMap(({ records }) =>
    records.map((record) => timeOf(record) ?? 0),
  );
  const sorted = disorderedDay.toSorted((a, b) => a - b);
  // A batch that holds the end of one log and the beginning of the next is put in order itself.
  const borders = read.filter((time, n) => time < (read[n - 1] ?? 0) - 600_000).length;
  expect(borders).toBeLessThanOrEqual(4);
  for (const hours of [2, 1, 0]) {
    const ofHour = read
      .filter((time) => Math.floor((time + 1000) / hour) === hours)
      .map((time) => time - hours * hour);
    expect(ofHour).toEqual(sorted);
  }
  expect(window.disorder).toEqual({ steps: 3 * 60 + 2, backMs: hour + 299_800 });
});
