import { gzipSync } from 'node:zlib';
import officialSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
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
import type { Result } from '../result.ts';
import { sarif } from './sarif.ts';

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly {
    readonly ruleId: string;
    readonly kind: string;
    readonly level: string;
    readonly suppressions?: readonly object[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }[];
  readonly invocations: readonly {
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
}

// The official schema is draft 4; all it uses of that draft is `id` in place of `$id`.
const { $schema: _draft, id: _id, ...schema } = officialSchema;
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats: fullFormats });
const validate = ajv.compile(schema);

async function runOf(report: Report): Promise<Run> {
  const log = JSON.parse(await rendered(sarif, report)) as { readonly runs: readonly [Run] };
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

test('the schema refuses what is not SARIF', () => {
  expect(
    validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ kind: 'x' }] }] }),
  ).toBe(false);
  expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
});

test.each([
  ['of every kind', everyKindReport()],
  ['with nothing in it', emptyReport()],
  ['with 200 results', wideReport(200)],
])('a report %s is valid SARIF 2.1.0', async (_name, report) => {
  const { results, tool } = await runOf(report);
  expect(results).toHaveLength(report.results.filter(({ outcome }) => outcome !== 'pass').length);
  const rules = tool.driver.rules.map(({ id }) => id);
  expect(new Set(rules).size).toBe(rules.length);
  for (const { ruleId } of results) expect(rules).toContain(ruleId);
});

test.each([
  [{}, 'fail', 'error'],
  [{ level: 'warn' }, 'fail', 'warning'],
  [{ level: 'info' }, 'fail', 'note'],
  [{ outcome: 'error' }, 'fail', 'error'],
  [{ outcome: 'inconclusive' }, 'open', 'none'],
  [{ outcome: 'pending' }, 'review', 'none'],
  [{ outcome: 'skipped' }, 'notApplicable', 'none'],
] as const)('%j is %s/%s', async (more: Partial<Result>, kind, level) => {
  const { results } = await runOf(reportOf([finding(0, more)]));
  expect(results).toMatchObject([
    { kind, level, partialFingerprints: { 'seaworthy/v1': finding(0).fingerprint } },
  ]);
});

test('a waived result is suppressed with its reason', async () => {
  const waiver = { reason: 'clean-up job', owner: 'dba', expires: '2026-03-31' };
  const { results } = await runOf(reportOf([{ ...finding(0), waiver }]));
  expect(results[0]?.suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'clean-up job (dba, until 2026-03-31)' },
  ]);
});

test('what no result can say is a notification', async () => {
  const sections = [{ tool: 'replay', scope: 'missing', reason: 'its file is gone' }] as const;
  const { invocations } = await runOf(reportOf([finding(0, { outcome: 'pass' })], { sections }));
  const [first] = invocations[0]?.toolExecutionNotifications ?? [];
  expect(first).toMatchObject({
    level: 'error',
    message: { text: expect.stringContaining('its file is gone') },
  });
});

test('at most 5,000 results go out, the worst, and the cut is said', async () => {
  const light = Array.from({ length: 200 }, (_, index) => finding(9000 + index, { level: 'warn' }));
  const { results, invocations } = await runOf(reportOf([...light, ...wideReport(5100, 10).results]));
  expect(results).toHaveLength(5000);
  expect(results.every(({ level }) => level === 'error')).toBe(true);
  const texts = invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text);
  expect(texts).toContainEqual(expect.stringContaining('5000 of 5300 results are in this file'));
});

test('a file for GitHub stays below 10 MB gzipped whatever it holds', async () => {
  const noise = (seed: number): string =>
    Array.from({ length: 4000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((seed * 7919 + at * at * 104_729) % 20_000)),
    ).join('');
  const report = reportOf(
    Array.from({ length: 2500 }, (_, index) => finding(index, { message: noise(index) })),
  );
  const output = await rendered(sarif, report);
  expect(Buffer.byteLength(output)).toBeGreaterThan(9_000_000);
  expect(gzipSync(output).length).toBeLessThan(10_000_000);
  expect(output).toMatch(/\d+ of 2500 results are in this file/);
});
