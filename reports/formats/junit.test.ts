import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { finding, rendered, reportOf, wideReport } from '../../fixtures/reports/small-and-wide.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { junit } from './junit.ts';

interface Case {
  readonly name: string;
  readonly failure?: unknown;
  readonly error?: unknown;
  readonly skipped?: { readonly message: string };
}

interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
  readonly testcase: readonly Case[];
}

async function parsed(
  report: Report,
): Promise<{ readonly whole: Omit<Suite, 'testcase'>; readonly suites: Suite[] }> {
  const xml = await rendered(junit, report);
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => ['testcase', 'testsuite'].includes(name),
  });
  const { testsuites } = parser.parse(xml) as { testsuites: Suite & { testsuite: Suite[] } };
  return { whole: testsuites, suites: testsuites.testsuite };
}

const cases = async (report: Report): Promise<Case[]> =>
  (await parsed(report)).suites.flatMap((suite) => suite.testcase);
const caseOf = async (more: Partial<Result>): Promise<Case | undefined> =>
  (await cases(reportOf([finding(0, more)]))).find(({ name }) => name.startsWith('column-dropped'));

function counted(members: readonly Case[]) {
  return {
    tests: String(members.length),
    failures: String(members.filter(({ failure }) => failure !== undefined).length),
    errors: String(members.filter(({ error }) => error !== undefined).length),
    skipped: String(members.filter(({ skipped }) => skipped !== undefined).length),
  };
}

test('counts agree with the cases, in each suite and in all', async () => {
  const { whole, suites } = await parsed(everyKindReport());
  expect(suites.map(({ name }) => name)).toContain('replay');
  for (const suite of suites) expect(suite).toMatchObject(counted(suite.testcase));
  expect(whole).toMatchObject(counted(suites.flatMap(({ testcase }) => testcase)));
});

test('no two cases have one name, and each names its fingerprint', async () => {
  const report = everyKindReport();
  const names = (await cases(report)).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { fingerprint } of report.results) {
    expect(names.filter((name) => name.endsWith(`(${fingerprint})`))).toHaveLength(1);
  }
});

test.each([
  ['a failed blocker', {}, 'failure'],
  ['a failed warning', { level: 'warn' }, 'failure'],
  ['an error', { outcome: 'error' }, 'error'],
  ['an inconclusive blocker', { outcome: 'inconclusive' }, 'error'],
  ['a pending item', { outcome: 'pending', owner: 'qa' }, 'skipped'],
  ['something skipped', { outcome: 'skipped' }, 'skipped'],
  ['something failed for information', { level: 'info' }, 'skipped'],
] as const)('%s is %s', async (_name, more, element) => {
  expect(await caseOf(more)).toHaveProperty(element);
});

test('a pending item names who is asked, a waived one until when and why', async () => {
  expect((await caseOf({ outcome: 'pending', owner: 'qa' }))?.skipped?.message).toMatch(/^pending: qa: /);
  const waiver = { reason: 'clean-up job', owner: 'dba', expires: '2026-03-31' };
  const waived = reportOf([{ ...finding(0), waiver }]);
  const [, found] = await cases(waived);
  expect(found?.skipped?.message).toBe('waived until 2026-03-31 by dba: clean-up job');
});

test('a run that holds for no result is not green', async () => {
  const passed = finding(0, { outcome: 'pass' });
  const sections = [{ tool: 'replay', scope: 'missing', reason: 'its file is gone' }] as const;
  const { whole } = await parsed(reportOf([passed], { sections }));
  expect(whole.errors).toBe('1');
});

test('a file for GitLab stays below 30 MB, worst first, and says what is missing', async () => {
  const report = wideReport(9000, 6000);
  const xml = await rendered(junit, report);
  expect(xml.length).toBeGreaterThan(25_000_000);
  expect(Buffer.byteLength(xml)).toBeLessThan(30_000_000);
  expect(xml).toContain(report.results[0]?.key);
  expect(xml).not.toContain(report.results.at(-1)?.key);
  expect(xml).toMatch(/\d+ results of least weight are not in this file/);
});
