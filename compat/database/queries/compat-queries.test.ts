/** Queries of several sources through a whole run, on the engine. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../reports/index.ts';
import { findings, run, write } from '../release.test-support.ts';

describe('a release whose queries stand in code, a log, statistics and a Prisma schema', () => {
  let report: Report;

  beforeAll(async () => {
    const schemas = write({
      '1.sql': `CREATE TABLE users (id serial PRIMARY KEY, email text, note text, born date);
        CREATE TYPE "Role" AS ENUM ('ADMIN', 'USER');`,
      '2.sql': 'ALTER TABLE users DROP COLUMN note;',
    });
    const code = write({
      'store.ts': [
        'const getNote = `SELECT note FROM users WHERE id = ${id}`;',
        'const all = sql`SELECT * FROM users WHERE id = ${id} ${more}`;',
        "log('select a file from the list');",
      ].join('\n'),
      'Dao.java':
        'class Dao { void a() { q("INSERT INTO users VALUES (?, ?, ?, ?)"); q("SELECT 1 FROM gone"); } }',
      'store.go': 'var byAge = "SELECT id FROM " + table',
      'pg.log': [
        `2026-11-02 10:00:00 UTC [7] LOG:  statement: UPDATE users SET note = 'secret' WHERE id = 4711`,
        `2026-11-02 10:00:01 UTC [7] LOG:  statement: UPDATE users SET note = 'secret too' WHERE id = 8`,
        `2026-11-02 10:00:02 UTC [7] LOG:  statement: BEGIN`,
      ].join('\n'),
      'pgss.csv':
        'query,calls\nSELECT extract($1 from born) FROM users WHERE born > current_date - interval $2,12\n',
      'schema.prisma':
        'enum Role {\n  ADMIN\n  USER\n}\nmodel User {\n  id Int @id @default(autoincrement())\n  note String?\n  @@map("users")\n}',
    });
    report = await run({
      candidate: schemas,
      queries: [`code:${code}`, join(code, 'pg.log'), join(code, 'pgss.csv'), join(code, 'schema.prisma')],
    });
  });

  test('finds the queries that fail, each once, where they stand', () => {
    const failing = findings(report).filter(({ rule }) => rule === 'old-query-fails');
    const where = failing.map(
      ({ key, source }) => `${key} ${source?.file.split('/').at(-1)}:${source?.line}`,
    );
    expect(where.sort()).toEqual([
      'INSERT INTO users VALUES (?, ?, ?, ?) Dao.java:1',
      'UPDATE users SET note = $1 WHERE id = $2 pg.log:1',
      'User.create schema.prisma:5',
      'User.find schema.prisma:5',
      'User.update schema.prisma:5',
      'getNote store.ts:1',
    ]);
    expect(failing.flatMap(({ evidence = [] }) => evidence.map(({ title }) => title))).toContain(
      'Query UPDATE users SET note = $1 WHERE id = $2 (sent 2 times)',
    );
  });

  test('reports what does not name its columns', () => {
    const found = findings(report).filter(({ rule }) => rule === 'query-depends-on-column-order');
    expect(found.map(({ message }) => message).sort()).toEqual([
      expect.stringMatching(
        /^Query INSERT INTO users .* inserts without naming the columns: \d+\/Dao\.java:1\.$/,
      ),
      expect.stringMatching(/^Query all selects all columns: \d+\/store\.ts:2\.$/),
    ]);
  });

  test('accounts for every text', () => {
    const table = report.tables?.find(({ name }) => name === 'where queries were found');
    expect(table).toMatchObject({ isBrief: true });
    expect(table?.rows.toSorted()).toEqual([
      ['Go sources', 'old', 1, 0, 0, 1, '1 no SQL of this engine'],
      ['Java sources', 'old', 2, 0, 1, 1, '1 table unknown'],
      ['PostgreSQL log', 'old', 3, 1, 1, 1, '1 not of tables'],
      ['Prisma schemas', 'old', 5, 0, 5, 0, null],
      ['TypeScript and JavaScript sources', 'old', 3, 0, 2, 1, '1 table unknown'],
      ['pg_stat_statements', 'old', 1, 0, 1, 0, null],
    ]);
  });

  test('shows no value that users entered', () => {
    expect(JSON.stringify(report)).not.toMatch(/secret|4711/);
  });
});

test('a source that loses much of what it finds says so, and what cannot be tried may use what goes', async () => {
  const schemas = write({
    '1.sql': 'CREATE TABLE users (id int PRIMARY KEY, note text);',
    '2.sql': 'ALTER TABLE users DROP COLUMN note;',
  });
  const texts = ['id', 'nothing', 'note, nothing', 'more', 'id + 1'].map(
    (column) => `SELECT ${column} FROM users;`,
  );
  const queries = write({ 'q.txt': texts.join('\n') });
  const report = await run({ candidate: schemas, queries: join(queries, 'q.txt'), queriesComplete: true });
  expect(report.notices.map(({ message }) => message)).toContain(
    'SQL files: 3 of 5 old queries (60 %) prove nothing: 3 column unknown.',
  );
  expect(findings(report).find(({ rule }) => rule === 'column-dropped')?.message).toBe(
    'Column users.note is dropped. Old code may use it: nobody can say of SELECT note, nothing FROM users; they cannot be tried, or parts of them are known at run time only.',
  );
});
