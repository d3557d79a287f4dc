/** What each outcome becomes in the words of each target, held against one table. */
import { expect, test } from 'vitest';
import { finding, rendered, reportOf } from '../../fixtures/reports/small-and-wide.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { ctrf } from './ctrf.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';

interface Row {
  readonly given: Partial<Result>;
  /** kind / level, with a star where it is suppressed; none is left out. */
  readonly sarif: string;
  readonly junit: string;
  readonly ctrf: string;
  readonly github: string;
  readonly gitlab: string;
  readonly exit: number;
}

const waiver = { reason: 'known', owner: 'dba', expires: '2026-12-31' };
const none = 'none';

const rows: Readonly<Record<string, Row>> = {
  pass: {
    given: { outcome: 'pass' },
    sarif: none,
    junit: none,
    ctrf: 'passed',
    github: none,
    gitlab: none,
    exit: 0,
  },
  'fail block': {
    given: {},
    sarif: 'fail/error',
    junit: 'failure',
    ctrf: 'failed',
    github: 'error',
    gitlab: 'major',
    exit: 1,
  },
  'fail warn': {
    given: { level: 'warn' },
    sarif: 'fail/warning',
    junit: 'failure',
    ctrf: 'failed',
    github: 'warning',
    gitlab: 'minor',
    exit: 0,
  },
  error: {
    given: { outcome: 'error' },
    sarif: 'fail/error',
    junit: 'error',
    ctrf: 'failed',
    github: 'error',
    gitlab: 'major',
    exit: 3,
  },
  inconclusive: {
    given: { outcome: 'inconclusive' },
    sarif: 'open/none',
    junit: 'error',
    ctrf: 'other',
    github: 'warning',
    gitlab: none,
    exit: 3,
  },
  pending: {
    given: { outcome: 'pending', owner: 'qa' },
    sarif: 'review/none',
    junit: 'skipped',
    ctrf: 'pending',
    github: 'notice',
    gitlab: none,
    exit: 3,
  },
  waived: {
    given: { waiver },
    sarif: 'fail/error*',
    junit: 'skipped',
    ctrf: 'other',
    github: none,
    gitlab: none,
    exit: 0,
  },
  skipped: {
    given: { outcome: 'skipped' },
    sarif: 'notApplicable/none',
    junit: 'skipped',
    ctrf: 'skipped',
    github: none,
    gitlab: none,
    exit: 0,
  },
};

const key = 'table_000000.note';

test.each(Object.entries(rows))('%s', async (_name, { given, ...wanted }) => {
  // One that passed beside it: a run that judged nothing says so in every format.
  const report = reportOf([finding(0, given), finding(1, { outcome: 'pass' })]);
  expect({
    sarif: await inSarif(report),
    junit: await inJunit(report),
    ctrf: await inCtrf(report),
    github: /::(\w+) /.exec(await rendered(github, report))?.[1] ?? none,
    gitlab: await inGitlab(report),
    exit: report.exitCode,
  }).toEqual(wanted);
});

async function inSarif(report: Report): Promise<string> {
  const { runs } = JSON.parse(await rendered(sarif, report)) as {
    runs: { results: { kind: string; level: string; suppressions: object[] }[] }[];
  };
  const found = runs[0]?.results[0];
  return found === undefined
    ? none
    : `${found.kind}/${found.level}${found.suppressions.length > 0 ? '*' : ''}`;
}

async function inJunit(report: Report): Promise<string> {
  const xml = await rendered(junit, report);
  const body = new RegExp(`name="column-dropped ${key}[^>]*>(.*?)</testcase>`, 's').exec(xml)?.[1];
  return /^<(\w+)/.exec(body ?? '<missing')?.[1] ?? none;
}

async function inCtrf(report: Report): Promise<string> {
  const { results } = JSON.parse(await rendered(ctrf, report)) as {
    results: { tests: { name: string; status: string }[] };
  };
  return results.tests.find(({ name }) => name.includes(key))?.status ?? 'missing';
}

async function inGitlab(report: Report): Promise<string> {
  const issues = JSON.parse(await rendered(gitlab, report)) as { check_name: string; severity: string }[];
  return issues.find(({ check_name: name }) => name === 'compat/column-dropped')?.severity ?? none;
}

test('a broken check is also a notification of the SARIF run, and an open result never looks like all well', async () => {
  const broken = await rendered(sarif, reportOf([finding(0, { outcome: 'error' })]));
  expect(broken).toMatch(/"toolExecutionNotifications":\[\{"level":"error"/);
  const open = await rendered(gitlab, reportOf([finding(0, { outcome: 'pending' })]));
  expect(open).toContain('1 result waits for more samples or for a person');
});
