import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finding, reportOf } from '../../../fixtures/reports/small-and-wide.ts';
import { memoryBlobs, writeReport, type Report } from '../../../reports/index.ts';
import { run } from '../../run.ts';
import { TestTerminal } from '../../test-terminal.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const reports: readonly Report[] = [
  reportOf([finding(1), finding(2, { outcome: 'pass' })]),
  reportOf([finding(1, { outcome: 'pass' }), finding(2)]),
  reportOf([finding(1, { outcome: 'pass' })]),
].map((report, index) => ({
  ...report,
  runId: `0000000${index + 1}-0000-4000-8000-000000000000`,
  endedAt: `2026-03-0${index + 1}T09:00:00.000Z`,
}));

beforeAll(async () => {
  for (const [index, report] of reports.entries()) {
    await writeReport(join(folder, `day-${index + 1}`), report, memoryBlobs());
  }
});

async function seaworthy(...argv: readonly string[]) {
  const terminal = new TestTerminal({ cwd: folder });
  return {
    exitCode: await run(['report', ...argv], terminal),
    stdout: terminal.stdout,
    stderr: terminal.stderr,
  };
}

test('show is the default command and leaves with the exit code of the report', async () => {
  expect(await seaworthy('day-1', '-r', 'pretty')).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('NO-GO') as string,
  });
  expect(await seaworthy('show', 'day-3')).toMatchObject({ exitCode: 0 });
});

test('two runs are compared, by text and by file at once', async () => {
  const { exitCode, stdout } = await seaworthy('compare', 'day-1', 'day-2', '-r', 'text,json=c.json');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/New findings \(1\)[\s\S]*table_000002[\s\S]*Gone \(1\)[\s\S]*table_000001/);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(
    '✗ NO-GO → ✗ NO-GO: 1 new, 0 changed, 1 gone, 0 unchanged',
  );
  expect(JSON.parse(readFileSync(join(folder, 'c.json'), 'utf8'))).toMatchObject({ unchanged: 0 });
});

test('runs are kept, listed, filtered, compared by id and seen over time', async () => {
  const kept = await seaworthy('store', 'day-1', 'day-2', 'day-3');
  const ids = kept.stdout.trimEnd().split('\n');
  expect(ids).toHaveLength(3);
  const listed = await seaworthy('list');
  expect(listed.stdout.split('\n')[0]).toMatch(/2026-03-03 09:00 compat adposition.*✓ GO/);
  expect(listed.stderr).toContain('3 of 3 runs');
  const found = await seaworthy('list', '--verdict', 'no-go', '--search', 'table_000002', '--json');
  expect(
    found.stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id),
  ).toEqual([ids[1]]);
  expect((await seaworthy('list', '--since', '2026-03-02')).stderr).toContain('2 of 3 runs');
  expect((await seaworthy('compare', ids[0] ?? '', ids[2] ?? '')).stdout).toContain('✗ NO-GO → ✓ GO');
  const trend = await seaworthy('trend', '--last', '2');
  expect(trend.stdout).toMatch(/Runs \(2\)[\s\S]*2026-03-02[\s\S]*2026-03-03/);
  expect((await seaworthy('trend', 'day-3', 'day-1')).stdout).toMatch(/2026-03-01[\s\S]*2026-03-03/);
});

test('a broken file in the store is named, and hides no other', async () => {
  mkdirSync(join(folder, '.seaworthy/runs/broken'), { recursive: true });
  writeFileSync(join(folder, '.seaworthy/runs/broken/report.json'), '{');
  const { exitCode, stdout, stderr } = await seaworthy('list');
  expect({ exitCode, lines: stdout.trimEnd().split('\n').length }).toEqual({ exitCode: 0, lines: 3 });
  expect(stderr).toContain('unreadable: broken: The report is no JSON');
});

test.each([
  [
    'an unknown run',
    ['compare', 'day-1', 'nowhere'],
    /"nowhere" is no path of a report and no run of the store/,
  ],
  [
    'a format that no comparison has',
    ['compare', 'day-1', 'day-2', '-r', 'junit'],
    /no output format 'junit'/,
  ],
  ['a trend of nothing', ['trend', '--service', 'none'], /No run is left by the filters/],
  ['a day that is none', ['list', '--since', '2026-19-39'], /is no day/],
  ['two outputs in one file', ['day-1', '-r', 'json=x,html=x'], /Two outputs would be written to/],
  ['runs for everybody', ['serve', '--host', '0.0.0.0'], /Everybody who reaches 0\.0\.0\.0 would read/],
  ['a token that is not set', ['serve', '--token-env', 'NONE'], /NONE is not set/],
  [
    'a proxy that may be anybody',
    ['serve', '--trusted-proxy-header', 'X-User'],
    /--trusted-proxy is missing/,
  ],
  ['a port that is none', ['serve', '--port', '99999'], /"99999" is no port/],
  ['something else than a report', ['store', 'c.json'], /no schema version/],
] as const)('%s exits 2 and says so', async (_name, argv, said) => {
  const { exitCode, stderr } = await seaworthy(...argv);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(said);
});

test('a page of a comparison and of a trend loads nothing from elsewhere', async () => {
  await seaworthy('compare', 'day-1', 'day-2', '-r', 'html=compared.html');
  await seaworthy('trend', 'day-1', 'day-2', '-r', 'html=trend.html');
  for (const name of ['compared.html', 'trend.html']) {
    const page = readFileSync(join(folder, name), 'utf8');
    expect(page).toMatch(/^<!doctype html>[\s\S]*Content-Security-Policy[\s\S]*2026-03-02/);
    expect(page).toMatch(name === 'trend.html' ? /Runs, newest first/ : /Both runs/);
    expect(page).not.toMatch(/<(?:link|img|iframe)\b|<script\b[^>]*src|https?:\/\/(?!www\.w3\.org)/);
  }
});

test('open draws the page of the newest run and prints where it is', async () => {
  const { exitCode, stdout } = await seaworthy('open', 'day-2');
  expect(exitCode).toBe(0);
  expect(readFileSync(stdout.trim(), 'utf8')).toMatch(/^<!doctype html>/i);
});

test('serve shows the runs until it is stopped', async () => {
  const terminal = new TestTerminal({ cwd: folder });
  const running = run(['report', 'serve', '--port', '0', '--store', '.'], terminal);
  await expect.poll(() => terminal.stdout, { timeout: 30_000 }).toMatch(/http:\S+/);
  const page = await fetch(/http:\S+/.exec(terminal.stdout)?.[0] ?? '');
  expect(await page.text()).toContain('3 of 3 runs');
  expect(terminal.interrupt()).toBe(true);
  expect(await running).toBe(0);
});

test('merge joins parts into one verdict', async () => {
  const { exitCode, stdout } = await seaworthy('merge', 'day-1', 'day-3');
  expect({ exitCode, gate: stdout.startsWith('seaworthy gate') }).toEqual({ exitCode: 1, gate: true });
});
