import { describe, expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import {
  finding,
  rendered,
  reportOf,
  soundReport,
  wideReport,
} from '../../fixtures/reports/small-and-wide.ts';
import { widthOf } from '../wording/wrap.ts';
import { text } from './text.ts';

const linesOf = (output: string): string[] => output.trimEnd().split('\n');

test('no line is wider than 100 columns', async () => {
  const lines = linesOf(await rendered(text, everyKindReport()));
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => widthOf(line) > 100)).toEqual([]);
});

test('no line is a command to a CI runner', async () => {
  const message = '::error::pwned\n  ::stop-commands::x\n##[command]pwned';
  const report = reportOf([
    finding(0, { message, key: message, evidence: [{ kind: 'text', title: message, text: message }] }),
  ]);
  const output = `${await rendered(text, everyKindReport())}${await rendered(text, report)}`;
  expect(output).toContain('pwned');
  expect(linesOf(output).filter((line) => line.trim().startsWith('::') || line.includes('##['))).toEqual([]);
});

test('a cast in a query stays a cast', async () => {
  const sql = 'select id from ads where id = $1::int';
  const report = reportOf([finding(0, { evidence: [{ kind: 'query', title: 'Query ad-detail', sql }] })]);
  expect(await rendered(text, report)).toContain(`| ${sql}`);
});

test('the last column of a wide table has lines of its own, which 80 columns hold', async () => {
  const columns = ['source', 'code', 'found', 'repeated', 'planned', 'unusable', 'why'];
  const source = 'pg_stat_statements:postgres://reader@database';
  const rows = [
    [source, 'old', 9, 0, 6, 3, '2 table unknown, 1 no SQL of this engine'],
    ['code:src', 'new', 1, 0, 1, 0, null],
  ];
  const report = {
    ...soundReport(),
    tables: [{ name: 'where', tool: 'compat' as const, columns, rows, isBrief: true }],
  };
  const lines = linesOf(await rendered(text, report));
  const start = lines.indexOf('where');
  expect(lines.slice(start + 1, start + 5)).toEqual([
    '  source                           code   found   repeated   planned   unusable',
    '  pg_stat_statements:postgres:/…   old    9       0          6         3',
    '    why: 2 table unknown, 1 no SQL of this engine',
    '  code:src                         new    1       0          1         0',
  ]);
});

test('a success is brief and still says what was out of scope', async () => {
  const report = soundReport();
  const sections = [
    ...report.sections,
    { tool: 'replay', scope: 'out-of-scope', reason: 'no target' },
  ] as const;
  const lines = linesOf(await rendered(text, { ...report, sections }));
  expect(lines.length).toBeLessThan(6);
  expect(lines.slice(-2).join(' ')).toMatch(/✓ GO .*\(replay out of scope \(no target\); +exit code 0\)/);
});

test('the verdict in one line comes last', async () => {
  const report = everyKindReport();
  const output = await rendered(text, report);
  const at = output.indexOf('✗ NO-GO  2 blockers (');
  expect(at).toBeGreaterThan(output.indexOf('To decide'));
  expect(output.slice(at)).not.toContain('\n\n');
});

describe('in a report of every kind it says', () => {
  test.each([
    ['the value and the limit of a gate', /differing pairs: 37 pairs, must be ≤ 0 pairs, 400 samples/],
    ['a gate that was not measured', /TP99 ratio GET \/api\/ads: not measured/],
    ['who is hit', /who is hit: old callers meet the new side/],
    ['expected and actual', /expected 1 ratio, got 1\.31 ratio \(0\.94 to 1\.82\)/],
    ['the error of the engine', /42703 column "note" does not exist/],
    ['the command of what is to decide', /… BLD-07: .*\n +seaworthy attest BLD-07/],
    ['waivers with owner and end', /ads\.slug: .*until 2026-03-31, dba/],
    ['the ledger', /990 read = 690 selected/],
    ['what was cut', /evidence: 20 of 37 shown/],
    ['what was not exercised', /Changed but not exercised\n {2}- POST \/api\/ads/],
    ['what was fixed', /Fixed since the baseline\n {2}- compat table-dropped audit/],
    ['what fixes it', /fix: Stop reading positions\.note/],
  ])('%s', async (_name, pattern) => expect(await rendered(text, everyKindReport())).toMatch(pattern));
});

test('passed results are only counted', async () => {
  const output = await rendered(text, reportOf([finding(1), finding(2, { outcome: 'pass' })]));
  expect(output).toContain('✓ 1 passed');
  expect(output).toContain('table_000001.note');
  expect(output).not.toContain('table_000002.note');
});

test('colour is used only where it is asked for, and changes nothing but colour', async () => {
  const plain = await rendered(text, wideReport(3));
  const coloured = await rendered(text, wideReport(3), true);
  expect(plain).not.toContain('\u001b');
  expect(coloured).toContain('\u001b[31m');
  // oxlint-disable-next-line no-control-regex
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
});
