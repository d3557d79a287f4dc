import { expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { finding, reportOf } from '../../fixtures/reports/small-and-wide.ts';
import { memoryBlobs } from '../blobs-memory.ts';
import type { Gate, Report, RouteRow } from '../report.ts';
import { trendFormats, trendOf } from './index.ts';

const gate = (value: number | null, unit = 'ms'): Gate => ({
  tool: 'replay',
  name: 'TP99',
  value,
  unit,
  must: '<=',
  limit: 20,
  outcome: value === null ? 'inconclusive' : 'pass',
});
const route = (tp99: number | null): RouteRow => {
  const side = { samples: 400, tp50: 1, tp90: 2, tp99, tp999: null };
  return { route: 'GET /a', pairs: 40, differing: 0, stable: { ...side, tp99: 5 }, preview: side };
};
const run = (day: number, more: Parameters<typeof reportOf>[1], ...indexes: readonly number[]): Report => ({
  ...reportOf(
    indexes.map((index) => finding(index)),
    more,
  ),
  runId: `run-${day}`,
  endedAt: `2026-03-0${day}T09:00:00.000Z`,
});

const runs = [
  run(3, { gates: [gate(null)], routes: [route(9)] }, 1, 2, 3),
  run(1, { gates: [gate(12)] }, 1),
  run(2, { gates: [gate(14), gate(3, '%')], routes: [route(null)] }, 2),
];

test('runs stand in the order of time, and every row has a value for each', () => {
  const trend = trendOf([...runs, ...runs]);
  expect(trend.runs.map(({ runId }) => runId)).toEqual(['run-1', 'run-2', 'run-3']);
  expect({ appeared: trend.appeared, gone: trend.gone }).toEqual({
    appeared: [null, 1, 2],
    gone: [null, 1, 0],
  });
  expect(
    trend.gates.map(({ unit, values, limits, outcomes }) => ({ unit, values, limits, outcomes })),
  ).toEqual([
    { unit: 'ms', values: [12, 14, null], limits: [20, 20, 20], outcomes: ['pass', 'pass', 'inconclusive'] },
    { unit: '%', values: [null, 3, null], limits: [null, 20, null], outcomes: [null, 'pass', null] },
  ]);
  expect(trend.routes).toMatchObject([
    {
      route: 'GET /a',
      pairs: [null, 40, 40],
      preview: { tp99: [null, null, 9] },
      stable: { tp99: [null, 5, 5] },
    },
  ]);
});

test('no run and one run are trends too', () => {
  expect(trendOf([])).toEqual({ runs: [], appeared: [], gone: [], gates: [], routes: [] });
  expect(trendOf([everyKindReport()])).toMatchObject({ appeared: [null], runs: [{ verdict: 'no-go' }] });
});

test.each(trendFormats)('$id shows a trend', async (format) => {
  const trend = trendOf([...runs, everyKindReport()]);
  const pieces: string[] = [];
  for await (const { chunk } of format.render(everyKindReport(), memoryBlobs(), { color: false, trend })) {
    pieces.push(chunk);
  }
  // What a page holds for its script is code and packed data.
  const output = pieces.join('').replaceAll(/<(script|template|style)\b[\s\S]*?<\/\1>/g, '');
  for (const part of ['TP99', 'GET /a', '2026-03-03', 'adposition']) expect(output).toContain(part);
  expect(output).not.toMatch(/undefined|NaN|\[object/);
});

test('a value that was not measured is not a zero', async () => {
  const pieces: string[] = [];
  const options = { color: false, trend: trendOf(runs) };
  for await (const { chunk } of trendFormats[0]!.render(runs[0]!, memoryBlobs(), options)) pieces.push(chunk);
  expect(pieces.join('')).toContain('replay TP99: 12 ✓, 14 ✓, not measured ? ms, must be ≤ 20');
});
