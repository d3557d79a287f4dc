import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openEngine } from './engine.ts';
import type { Engine } from './engine.ts';

let engine: Engine;
const open = (ms = 60_000): Promise<Engine> =>
  openEngine([], { signal: new AbortController().signal, timeLeftMs: () => ms });
const one = (sql: string, name = '1.sql'): { name: string; sql: string }[] => [{ name, sql }];

beforeAll(async () => {
  engine = await open();
});
afterAll(() => engine.close());
beforeEach(() => engine.reset());

describe('applying', () => {
  test('names file, line, statement and the error of the server', async () => {
    const sql = 'CREATE TABLE a (id int);\n\n-- why\nALTER TABLE b ADD c int;';
    await expect(engine.apply(one(sql, '2_b.sql'))).rejects.toMatchObject({
      code: 'migration-failed',
      where: '2_b.sql:4',
      message: 'The migration failed: 42P01 relation "b" does not exist in: ALTER TABLE b ADD c int',
    });
    expect((await engine.snapshot()).tables).toEqual([]);
  });

  test('names the line of a syntax error', async () => {
    await expect(engine.apply(one('SELECT 1;\nSELEKT 2;'))).rejects.toMatchObject({
      code: 'migration-failed',
      where: '1.sql:2',
    });
  });

  test('falls back to single statements where a transaction is not possible', async () => {
    await engine.apply(one('CREATE TABLE a (id int); CREATE INDEX CONCURRENTLY i ON a (id);'));
    await engine.apply(one(`CREATE TYPE t AS ENUM ('a')`));
    await engine.apply(one(`ALTER TYPE t ADD VALUE 'b'; CREATE TABLE b (t t DEFAULT 'b');`));
    expect((await engine.snapshot()).tables.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('an endless loop ends at the deadline', async () => {
    const loop = await open(4000);
    await expect(loop.apply(one('DO $$ BEGIN LOOP END LOOP; END $$'))).rejects.toMatchObject({
      code: 'timeout',
    });
  });
});

test('a snapshot holds what rules ask for', async () => {
  await engine.apply(
    one(`CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE p (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
      CREATE TABLE c (id int NOT NULL, p int REFERENCES p, m mood DEFAULT 'ok', t varchar(20) CHECK (t <> ''));
      CREATE UNIQUE INDEX u ON c (lower(t), m) NULLS NOT DISTINCT WHERE m = 'ok';
      CREATE VIEW v AS SELECT id FROM p;
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';`),
  );
  expect(await engine.snapshot()).toMatchObject({
    tables: [
      {
        name: 'c',
        columns: [
          { name: 'id', type: 'integer', notNull: true, default: null },
          { name: 'p', notNull: false },
          { name: 'm', type: 'public.mood', default: `'ok'::public.mood` },
          { name: 't', type: 'character varying(20)' },
        ],
        uniques: [
          {
            keys: ['lower(t::text)', 'm'],
            columns: [null, 'm'],
            predicate: `(m = 'ok'::public.mood)`,
            nullsNotDistinct: true,
          },
        ],
        checks: [{ expression: `((t)::text <> ''::text)`, validated: true }],
        foreignKeys: [{ columns: ['p'], target: { schema: 'public', name: 'p' }, targetColumns: ['id'] }],
      },
      { name: 'p', columns: [{ identity: 'always' }], uniques: [{ primary: true }] },
    ],
    views: [{ name: 'v', writable: true, columns: [{ name: 'id', type: 'integer' }] }],
    enums: [{ name: 'mood', labels: [{ label: 'sad' }, { label: 'ok' }] }],
    functions: [{ name: 'f', arguments: 'integer', result: 'integer' }],
  });
});

test('a plan tells types and uses, or the error', async () => {
  await engine.apply(one('CREATE TABLE o (id int PRIMARY KEY, note text)'));
  const [reads, fails, conflict] = await engine.plan([
    'SELECT note FROM o WHERE id = $1',
    'SELECT nota FROM o',
    'INSERT INTO o (id) VALUES ($1) ON CONFLICT (note) DO NOTHING',
  ]);
  const table = { schema: 'public', name: 'o' };
  expect(reads).toEqual({
    works: true,
    parameters: ['integer'],
    results: [{ name: 'note', type: 'text' }],
    uses: [
      { table, column: 'id' },
      { table, column: 'note' },
    ],
  });
  expect(fails).toMatchObject({ works: false, error: { code: '42703' } });
  expect(conflict).toMatchObject({ works: false, error: { code: '42P10' } });
});

test('an insert is tried with its triggers', async () => {
  await engine.apply(
    one(`CREATE TABLE o (id int PRIMARY KEY, a text NOT NULL, b text NOT NULL);
      CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.b := 'x'; RETURN NEW; END $$;
      CREATE TRIGGER t BEFORE INSERT ON o FOR EACH ROW EXECUTE FUNCTION fill();
      CREATE TABLE p (id int, c text NOT NULL);
      CREATE FUNCTION look_up() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN SELECT b INTO NEW.c FROM o WHERE id = NEW.id; RETURN NEW; END $$;
      CREATE TRIGGER t BEFORE INSERT ON p FOR EACH ROW EXECUTE FUNCTION look_up();`),
  );
  const table = { schema: 'public', name: 'o' };
  const outcomes = await engine.tryInserts([
    { table, known: ['id'], missing: 'a' },
    { table, known: ['id'], missing: 'b' },
    { table: { schema: 'public', name: 'p' }, known: ['id'], missing: 'c' },
  ]);
  expect(outcomes).toMatchObject([
    { result: 'refused', error: { code: '23502', column: 'a' } },
    { result: 'accepted' },
    { result: 'refused-despite-trigger' },
  ]);
});

test('only plain built-in functions may run on a live database', async () => {
  expect(
    await engine.unsafeCalls([
      "lower(a) = 'x' AND b > 1",
      'pg_sleep(9) IS NULL',
      'public.f(a)',
      'a OPERATOR(public.=) b',
    ]),
  ).toEqual([[], ['pg_sleep'], ['public.f'], ['public.=']]);
});
