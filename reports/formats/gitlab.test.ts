import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import {
  emptyReport,
  finding,
  rendered,
  reportOf,
  soundReport,
} from '../../fixtures/reports/small-and-wide.ts';
import type { Report } from '../report.ts';
import { isOpen } from '../wording/outcome.ts';
import { gitlab } from './gitlab.ts';

/** The members that GitLab's documentation asks of each issue; it publishes no schema. */
const validate = new Ajv({ allowUnionTypes: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

interface Issue {
  readonly severity: string;
  readonly fingerprint: string;
  readonly location: object;
}

async function issuesOf(report: Report): Promise<readonly Issue[]> {
  const issues = JSON.parse(await rendered(gitlab, report)) as readonly Issue[];
  validate(issues);
  expect(validate.errors ?? []).toEqual([]);
  return issues;
}

test('every result that failed or broke is one issue with a fingerprint of its own', async () => {
  const report = everyKindReport();
  const issues = await issuesOf(report);
  const broken = report.results.filter((one) => isOpen(one) && ['fail', 'error'].includes(one.outcome));
  expect(issues.length).toBeGreaterThanOrEqual(broken.length);
  expect(issues.map(({ fingerprint }) => fingerprint)).toEqual(
    expect.arrayContaining(broken.map(({ fingerprint }) => fingerprint)),
  );
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
});

test.each([
  ['fail', 'block', 'major'],
  ['fail', 'warn', 'minor'],
  ['fail', 'info', 'info'],
  ['error', 'block', 'major'],
] as const)('%s %s is %s', async (outcome, level, severity) => {
  const issues = await issuesOf(reportOf([finding(6, { outcome, level })]));
  expect(issues).toMatchObject([
    { severity, location: { path: 'migrations/0001.sql', lines: { begin: 7 } } },
  ]);
});

test('a sound report has no issue; one that looked at nothing has one', async () => {
  expect(await issuesOf(soundReport())).toEqual([]);
  expect(await issuesOf(emptyReport())).toMatchObject([{ severity: 'blocker' }]);
});
