import { expect, test } from 'vitest';
import { ReportBuilder, type ResultDraft } from '../../reports/index.ts';
import { type ExpectedChange, ExpectedChanges } from './expected-changes.ts';

const finding: ResultDraft = {
  tool: 'compat',
  rule: 'response-field-removed',
  key: 'Ad.price',
  outcome: 'fail',
  level: 'block',
  title: 'A field is gone',
  message: 'It is gone.',
  places: ['operation:GET /ads', 'operation:GET /ads/{}'],
};
const expected: ExpectedChange = {
  rule: 'response-field-removed',
  at: 'Ad.price',
  reason: 'prices moved to /offers',
  owner: 'team-ads',
  expires: '2026-11-30',
};

async function run(changes: readonly ExpectedChange[], draft = finding, day = '2026-11-21') {
  const builder = new ReportBuilder({ tool: 'compat', subject: { service: 'ads' }, startedAt: new Date(0) });
  const policy = new ExpectedChanges(changes, new Date(`${day}T12:00:00Z`));
  builder.add(policy.weigh(draft));
  policy.conclude(builder);
  return builder.close({ endedAt: new Date(1), interrupted: false });
}

test.each(['Ad.price', 'Ad.*', 'GET /ads', 'GET *', '*'])('%s is expected and informs', async (at) => {
  const report = await run([{ ...expected, at }]);
  expect(report.verdict).toBe('go');
  expect(report.results).toMatchObject([
    {
      outcome: 'fail',
      level: 'info',
      owner: 'team-ads',
      message: 'It is gone. Expected until 2026-11-30 (team-ads): prices moved to /offers',
    },
  ]);
});

test.each([
  ['another rule', { ...expected, rule: 'operation-removed' }],
  ['another element', { ...expected, at: 'Ad.pric' }],
  ['a dot is a dot', { ...expected, at: 'Ad_price' }],
])('%s changes nothing, and what fits nothing is said', async (_, other) => {
  const report = await run([other]);
  expect(report.verdict).toBe('no-go');
  expect(report.notices.map(({ message }) => message)).toEqual([
    `Expected, and not found: ${other.rule} at ${other.at} (team-ads).`,
  ]);
});

test('on its last day it holds, and then is a finding of its own beside the old one', async () => {
  expect((await run([expected], finding, '2026-11-30')).verdict).toBe('go');
  const report = await run([expected], finding, '2026-12-01');
  expect(report.verdict).toBe('no-go');
  expect(report.results.map(({ rule, level }) => `${rule} ${level}`)).toEqual([
    'response-field-removed block',
    'expected-change-expired warn',
  ]);
  expect(report.results[1]?.message).toContain('still found');
  const stale = await run([{ ...expected, at: 'Ad.name' }], finding, '2026-12-01');
  expect(stale.results[1]?.message).toContain('nothing of the sort');
});

test('what passed is left alone', async () => {
  const report = await run([expected], { ...finding, outcome: 'pass', level: 'info' });
  expect(report.results[0]?.message).toBe('It is gone.');
  expect(report.notices).toHaveLength(1);
});

test.each([
  ['no owner', { ...expected, owner: ' ' }],
  ['no reason', { rule: 'x', at: 'y', owner: 'z', expires: '2026-11-30' }],
  ['no day', { ...expected, expires: 'soon' }],
  ['an impossible day', { ...expected, expires: '2026-13-01' }],
])('%s is refused', async (_, change) => {
  await expect(run([change as ExpectedChange])).rejects.toMatchObject({ code: 'config-unusable' });
});
