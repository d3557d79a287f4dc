import { expect, test } from 'vitest';
import { finding, reportOf } from '../../fixtures/reports/small-and-wide.ts';
import { compareReports } from '../compare/compare-reports.ts';
import type { Evidence } from '../evidence.ts';
import type { Result } from '../result.ts';
import { trendOf } from '../trend/trend-of.ts';
import { translationsOf } from './translations-of.ts';

const item: Partial<Result> = {
  tool: 'checklist',
  rule: 'file',
  key: 'SHOP-01',
  title: 'What ships is committed, and the last release can be gone back to',
  message: 'skipped without a stated reason',
};
const evidence: readonly Evidence[] = [
  {
    kind: 'table',
    title: 'Cases',
    columns: ['case', 'reply'],
    rows: [['failed', 'it answered 200 in 16.5 ms']],
  },
];
const report = reportOf([finding(0, { ...item, evidence })]);

test('an item that the user named keeps its name, also where a reason begins with it', async () => {
  const known = await translationsOf(report, 'zh-CN');
  expect(known[item.title ?? '']).toBeUndefined();
  expect(known[report.reasons[0]?.text ?? '']).toBe(`SHOP-01 ${item.title}：被跳过，且没有说明原因`);
  const ours = reportOf([finding(0, { ...item, title: 'Who calls whom is known' })]);
  expect(Object.hasOwn(await translationsOf(ours, 'zh-CN'), ours.reasons[0]?.text ?? '')).toBe(true);
});

test('the headline is short, and keeps the name of an item that the user named', async () => {
  expect(report.headline).toBe(`checklist: 1 requirement not met: SHOP-01 ${item.title}`);
  const known = await translationsOf(report, 'zh-CN');
  expect(known[report.headline ?? '']).toBe(`checklist：1 项要求未满足：SHOP-01 ${item.title}`);
});

test.each([
  [1, 'replay: 1 requirement not met at GET /a/0', 'replay：1 项要求未满足（GET /a/0）'],
  [3, 'replay: 3 requirements not met; the first at GET /a/0', 'replay：3 项要求未满足，首先（GET /a/0）'],
])('the headline of %i findings', async (count, before, translated) => {
  const title = 'Preview answers with the same status as stable';
  const results = Array.from({ length: count }, (_, nth) =>
    finding(nth, {
      tool: 'replay',
      title,
      message: 'It does not '.repeat(40),
      outcome: 'fail',
      places: [`operation:GET /a/${nth}`],
    }),
  );
  const found = reportOf(results);
  expect(found.headline).toBe(`${before}: ${title}`);
  const known = await translationsOf(found, 'zh-CN');
  expect(known[found.headline ?? '']).toBe(`${translated}：预览组返回的状态码与稳定组相同`);
});

test('the headline and the number of open blockers agree: what waits for a person is said beside what failed', async () => {
  const found = reportOf([
    finding(0, {
      tool: 'replay',
      outcome: 'fail',
      level: 'block',
      title: 'Preview answers as fast as stable',
    }),
    finding(1, { tool: 'replay', outcome: 'inconclusive', level: 'block' }),
  ]);
  expect(found.counts.openBlockers).toBe(2);
  expect(found.headline).toMatch(/^replay: 1 requirement not met and 1 not decided at /);
  expect((await translationsOf(found, 'zh-CN'))[found.headline ?? '']).toMatch(
    /^replay：1 项要求未满足，1 项无法判定/u,
  );
});

test('the headline of a gate counts by tool', async () => {
  const found = reportOf([
    finding(0, { tool: 'compat', title: 'Preview answers as fast as stable', outcome: 'fail' }),
    finding(1, { tool: 'replay', outcome: 'fail' }),
    finding(2, { tool: 'replay', outcome: 'pending' }),
  ]);
  expect(found.headline).toMatch(
    /^2 blockers \(1 compat \+ 1 replay\) and 1 not decided; the first at .+: Preview answers as fast as stable$/,
  );
  expect((await translationsOf(found, 'zh-CN'))[found.headline ?? '']).toMatch(
    /^2 个阻断项（1 compat \+ 1 replay），1 个无法判定，首先（.+）：\p{Script=Han}/u,
  );
});

test('what stands beside the run is translated too', async () => {
  const before = reportOf([finding(0, { outcome: 'pass' })]);
  const reason = before.reasons[0]?.text ?? '';
  expect((await translationsOf(report, 'zh-CN'))[reason]).toBeUndefined();
  for (const beside of [{ comparison: compareReports(before, report) }, { trend: trendOf([before, report]) }])
    expect((await translationsOf(report, 'zh-CN', beside))[reason]).toMatch(/\p{Script=Han}/u);
});

test('evidence is translated in the columns in which we speak', async () => {
  expect((await translationsOf(report, 'zh-CN'))['it answered 200 in 16.5 ms']).toMatch(/\p{Script=Han}/u);
});

// Whatever stays English on a Chinese page is one of these.
test.each([
  ['a reply that was captured', { kind: 'text', title: 'Reply', text: 'the order is gone' }],
  ['a body that begins as we speak', { kind: 'text', title: 'Reply', text: 'A column was dropped: yes' }],
  ['more than one line', { kind: 'text', title: 'Log', text: 'it answered 200\nin 16.5 ms' }],
  [
    'the answer of a server',
    {
      kind: 'query',
      title: 'Q',
      sql: 'select 1',
      error: { code: '42703', message: 'column a.note does not exist' },
    },
  ],
  [
    'the words of a library',
    { kind: 'text', title: 'Change', text: "Field 'note' was removed from object type 'Ad'" },
  ],
  [
    'what was met, in a table',
    {
      kind: 'table',
      title: 'Cases',
      columns: ['', 'x'],
      rows: [['the order is gone', 'A column was dropped']],
    },
  ],
] satisfies readonly (readonly [string, Evidence])[])('%s stays as it is', async (_, one) => {
  const without = await translationsOf(reportOf([finding(0)]), 'zh-CN');
  const known = await translationsOf(reportOf([finding(0, { evidence: [one] })]), 'zh-CN');
  const added = Object.keys(known).filter((text) => !Object.hasOwn(without, text));
  expect(added.filter((text) => text !== one.title)).toEqual([]);
});
