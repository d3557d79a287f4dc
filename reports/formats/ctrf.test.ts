import { validate, type CTRFReport } from 'ctrf';
import { expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import {
  emptyReport,
  finding,
  rendered,
  reportOf,
  wideReport,
} from '../../fixtures/reports/small-and-wide.ts';
import type { Report } from '../report.ts';
import { ctrf } from './ctrf.ts';

async function ctrfOf(report: Report): Promise<CTRFReport> {
  const document = JSON.parse(await rendered(ctrf, report)) as CTRFReport;
  expect(validate(document)).toMatchObject({ valid: true });
  return document;
}

test('the library refuses what is not CTRF', () =>
  expect(validate({ reportFormat: 'CTRF', results: { tests: [] } })).toMatchObject({ valid: false }));

test.each([
  ['of every kind', everyKindReport()],
  ['with nothing in it', emptyReport()],
  ['with 200 results', wideReport(200)],
])('a report %s is valid, and its counts agree with its tests', async (_name, report) => {
  const { summary, tests } = (await ctrfOf(report)).results;
  expect(tests).toHaveLength(report.results.length + 1);
  const { passed, failed, skipped, pending, other } = summary;
  expect(passed + failed + skipped + pending + other).toBe(summary.tests);
  expect(summary.tests).toBe(tests.length);
});

test.each([
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['error', 'failed'],
  ['inconclusive', 'other'],
  ['pending', 'pending'],
  ['skipped', 'skipped'],
] as const)('%s is %s', async (outcome, status) => {
  const { tests } = (await ctrfOf(reportOf([finding(0, { outcome })]))).results;
  expect(tests[1]).toMatchObject({ status, rawStatus: outcome, filePath: 'migrations/0001.sql', line: 1 });
});

test('a report that holds for a reason without a result is not green', async () => {
  const { tests, summary } = (await ctrfOf(emptyReport())).results;
  expect(tests).toMatchObject([{ status: 'failed', message: expect.stringContaining('nothing') as string }]);
  expect(summary.failed).toBe(1);
});
