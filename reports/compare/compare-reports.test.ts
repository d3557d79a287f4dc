import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { finding, reportOf } from '../../fixtures/reports/small-and-wide.ts';
import { memoryBlobs } from '../blobs-memory.ts';
import type { Gate, Quantiles, Report, RuleSummary } from '../report.ts';
import type { Result } from '../result.ts';
import { anyResults } from '../result.test-support.ts';
import { isFinding } from '../weight.ts';
import { compareReports } from './compare-reports.ts';
import { comparisonJson } from './comparison-json.ts';
import { comparisonText } from './comparison-text.ts';
import { comparisonFormats } from './index.ts';

const ran = (examined: number): RuleSummary => ({
  tool: 'compat',
  id: 'column-dropped',
  title: 'A column was dropped',
  level: 'block',
  examined,
});
const report = (results: readonly Result[], more: Parameters<typeof reportOf>[1] = {}): Report =>
  reportOf(results, { rules: [ran(9)], ...more });
const digest = (text: string) => ({ digest: text.repeat(16) });

test('findings are told apart by fingerprint and digest', () => {
  const before = report([
    finding(1),
    finding(2),
    finding(3, digest('a')),
    finding(4),
    finding(5, { outcome: 'pass' }),
    finding(6),
  ]);
  const after = report([
    finding(1),
    finding(2, { level: 'warn' }),
    finding(3, digest('b')),
    finding(4, { waiver: { reason: 'known', owner: 'dba', expires: '2026-12-31' } }),
    finding(5),
    finding(7),
  ]);
  const { appeared, gone, changed, unchanged } = compareReports(before, after);
  const keys = (some: readonly { key: string }[]) =>
    some.map(({ key }) => Number(key.slice(6, 12))).sort((a, b) => a - b);
  expect({ appeared: keys(appeared), gone: keys(gone), changed: keys(changed), unchanged }).toEqual({
    appeared: [5, 7],
    gone: [6],
    changed: [2, 3, 4],
    unchanged: 1,
  });
  expect(appeared.find(({ before: side }) => side !== undefined)).toMatchObject({
    before: { standing: 'pass' },
    after: { standing: 'fail' },
  });
});

test('gone is not mended: a rule that did not run, or looked at nothing, is said', () => {
  const before = report([finding(1)]);
  const goneOf = (after: Report) => compareReports(before, after).gone[0];
  expect(goneOf(report([], { rules: [] }))).toMatchObject({ notLookedAt: true });
  expect(goneOf(report([], { rules: [ran(0)] }))).toMatchObject({ notLookedAt: true });
  expect(goneOf(report([]))).not.toHaveProperty('notLookedAt');
  expect(goneOf(report([finding(1, { outcome: 'pass' })]))).toMatchObject({ after: { standing: 'pass' } });
});

const gate = (value: number | null, more: Partial<Gate> = {}): Gate => ({
  tool: 'replay',
  name: 'TP99 ratio',
  value,
  unit: 'ratio',
  must: '<=',
  limit: 1.2,
  outcome: 'pass',
  ...more,
});
const quantiles = (tp50: number): Quantiles => ({ samples: 400, tp50, tp90: null, tp99: null, tp999: null });
const route = (name: string, tp50: number) => ({
  route: name,
  pairs: 40,
  differing: 0,
  stable: quantiles(2),
  preview: quantiles(tp50),
});

test('gates, routes and rules stand side by side, also those that one run has not', () => {
  const before = report([], { gates: [gate(1), gate(3, { name: 'errors' })], routes: [route('GET /a', 2)] });
  const after = report([], {
    gates: [gate(1.5, { outcome: 'fail' }), gate(1, { place: 'operation:GET /a' })],
    routes: [route('GET /a', 3), route('GET /b', 1)],
    rules: [ran(4)],
  });
  const { gates, routes, rules } = compareReports(before, after);
  expect(gates.map((one) => [one.name, one.place, one.before?.value, one.after?.value])).toEqual([
    ['TP99 ratio', undefined, 1, 1.5],
    ['TP99 ratio', 'operation:GET /a', undefined, 1],
    ['errors', undefined, 3, undefined],
  ]);
  expect(routes.map((one) => [one.route, one.before?.preview.tp50, one.after?.preview.tp50])).toEqual([
    ['GET /a', 2, 3],
    ['GET /b', undefined, 1],
  ]);
  expect(rules).toEqual([
    { tool: 'compat', id: 'column-dropped', title: 'A column was dropped', before: 9, after: 4 },
  ]);
});

test('what cannot be compared is said', () => {
  const after = { ...report([], { subject: { service: 'other' }, interrupted: true }), endedAt: '2020' };
  const said = compareReports(report([]), after).notices.map(({ message }) => message);
  expect(said).toEqual([
    'The runs are not of one service: adposition before, other after.',
    'The later run is partial.',
    'The run called "before" ended after the other.',
  ]);
});

test('a report holds nothing new against itself, and turned round new and gone change places', () => {
  fc.assert(
    fc.property(anyResults, anyResults, (some, others) => {
      const distinct = (results: readonly Result[]): Result[] => [
        ...new Map(results.map((result) => [result.fingerprint, result])).values(),
      ];
      const [a, b] = [reportOf(distinct(some)), reportOf(distinct(others))];
      const self = compareReports(a, a);
      expect([self.appeared, self.gone, self.changed]).toEqual([[], [], []]);
      expect(self.unchanged).toBe(a.results.filter(isFinding).length);
      const [there, back] = [compareReports(a, b), compareReports(b, a)];
      const names = (list: readonly { fingerprint: string }[]) => list.map((one) => one.fingerprint).sort();
      expect(names(there.appeared)).toEqual(names(back.gone));
      expect(names(there.changed)).toEqual(names(back.changed));
      expect(there.appeared.length + there.changed.length + there.unchanged).toBe(
        b.results.filter(isFinding).length,
      );
    }),
    { numRuns: 50 },
  );
});

test.each(comparisonFormats)(
  '$id shows a comparison of everything, hostile texts included',
  async (format) => {
    const every = everyKindReport();
    const before = report([finding(1)], { gates: [gate(1)], routes: [route('GET /a', 2)] });
    const comparison = compareReports(before, every);
    const pieces: string[] = [];
    for await (const { chunk } of format.render(every, memoryBlobs(), { color: false, comparison })) {
      pieces.push(chunk);
    }
    // What a page holds for its script is code and packed data.
    const output = pieces.join('').replaceAll(/<(script|template|style)\b[\s\S]*?<\/\1>/g, '');
    for (const part of ['GET /a', 'TP99 ratio', 'table_000001.note', 'adposition'])
      expect(output).toContain(part);
    expect(output).not.toMatch(/undefined|NaN|\[object/);
    // oxlint-disable-next-line no-control-regex
    expect(output).not.toMatch(/[\u0000-\u0008\u001b]/u);
  },
);

test('the JSON is the comparison', async () => {
  const every = everyKindReport();
  const comparison = compareReports(every, every);
  const pieces: string[] = [];
  for await (const { chunk } of comparisonJson.render(every, memoryBlobs(), { color: false, comparison })) {
    pieces.push(chunk);
  }
  expect(JSON.parse(pieces.join(''))).toEqual(JSON.parse(JSON.stringify(comparison)));
});

test('the text ends with both verdicts and the counts', async () => {
  const comparison = compareReports(report([]), report([finding(1)]));
  const pieces: string[] = [];
  for await (const { chunk } of comparisonText.render(report([]), memoryBlobs(), {
    color: false,
    comparison,
  })) {
    pieces.push(chunk);
  }
  expect(pieces.at(-1)).toMatch(/^\? HOLD → ✗ NO-GO: 1 new, 0 changed, 0 gone, 0 unchanged\n$/);
});
