import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithBaseline } from './baseline.ts';
import { conclude } from './conclude.ts';
import type { Report } from './report.ts';
import type { Result } from './result.ts';
import { aResult, anyResults } from './result.test-support.ts';
import { decide } from './verdict.ts';

function reportOf(results: readonly Result[]): Report {
  return conclude({
    tool: 'compat',
    subject: { service: 'ads' },
    startedAt: new Date(0),
    endedAt: new Date(1_000),
    interrupted: false,
    results,
    rules: [],
    gates: [],
    sections: [{ tool: 'compat', scope: 'judged' }],
    notices: [],
    truncated: [],
    tables: [],
    blobs: [],
  });
}

const failure = aResult({ outcome: 'fail', change: { kind: 'dropped', from: 'text' } });

test.each<[string, readonly Result[], Result, string | undefined]>([
  ['not there before', [], failure, 'new'],
  ['passed before', [aResult()], failure, 'new'],
  ['the same', [failure], failure, 'unchanged'],
  [
    'another change at the place',
    [aResult({ outcome: 'fail', change: { kind: 'dropped', from: 'int' } })],
    failure,
    'new',
  ],
  ['another outcome', [aResult({ outcome: 'error' })], aResult({ outcome: 'inconclusive' }), 'new'],
  ['passes now', [failure], aResult(), 'fixed'],
  ['passed and passes', [aResult()], aResult(), undefined],
  ['skipped now', [failure], aResult({ outcome: 'skipped' }), undefined],
])('%s', (_case, before, result, state) => {
  const { results } = compareWithBaseline([result], reportOf(before));
  expect(results[0]?.state).toBe(state);
});

test('a finding that is gone is listed as fixed, when its tool was at work', () => {
  const replayed = aResult({ tool: 'replay', outcome: 'fail', key: 'GET /ads' });
  const { baseline, results } = compareWithBaseline(
    [aResult({ key: 'none' })],
    reportOf([failure, replayed]),
  );
  expect(baseline.fixed).toEqual([
    {
      fingerprint: failure.fingerprint,
      tool: 'compat',
      rule: 'column-dropped',
      title: failure.title,
      place: 'column:ads.note',
    },
  ]);
  expect(results).toHaveLength(1);
});

test('the verdict is the same with and without a baseline', () => {
  const property = fc.property(anyResults, anyResults, (results, before) => {
    const verdictOf = (some: readonly Result[]): string =>
      decide({ results: some, sections: [], interrupted: false }).verdict;
    expect(verdictOf(compareWithBaseline(results, reportOf(before)).results)).toBe(verdictOf(results));
  });
  fc.assert(property, { numRuns: 300 });
});
