import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openEngine } from './engine.ts';
import type { Engine } from './engine.ts';

let engine: Engine;
const one = (sql: string, name = '1.sql'): { name: string; sql: string }[] => [{ name, sql }];

beforeAll(async () => {
  engine = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => 60_000 });
  await engine.snapshot();
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
    let leftMs = 60_000;
    const loop = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => leftMs });
    leftMs = 500;
    await expect(loop.apply(one('DO $$ BEGIN LOOP END LOOP; END $$'))).rejects.toMatchObject({
      code: 'timeout',
    });
  });
});

test('forgets what belongs to no schema', async () => {
  const sql = `CREATE PUBLICATION feed FOR ALL TABLES; CREATE FOREIGN DATA WRAPPER elsewhere;
    CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
    CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watch();
    DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 8192', current_database()); END $$`;
  for (const round of ['once', 'again']) {
    await engine.apply(one(sql, round));
    expect((await engine.snapshot()).others?.settings).toHaveLength(1);
    await engine.reset();
  }
  expect((await engine.snapshot()).others?.settings).toEqual([]);
});

describe('trying out on rows', () => {
  const rows = `CREATE TABLE a (id int, t text); CREATE TABLE b (a int);
    INSERT INTO a VALUES (1, 'secret'), (2, 'secret'), (3, '3'); INSERT INTO b VALUES (1), (9);`;
  const left = (table: string) => engine.rows(`SELECT count(*)::text AS n FROM ${table}`);

  test.each([
    ['a unique index', 'CREATE UNIQUE INDEX u ON a (t)', '23505', 1],
    ['an index without a transaction', 'CREATE UNIQUE INDEX CONCURRENTLY u ON a (t)', '23505', 1],
    ['its own transaction', 'BEGIN; CREATE UNIQUE INDEX u ON a (t); COMMIT', '23505', 1],
    ['a narrower type', 'ALTER TABLE a ALTER t TYPE varchar(3)', '22001', 2],
    ['a cast', 'ALTER TABLE a ALTER t TYPE int USING t::int', '22P02', 2],
    ['a DO block', 'DO $$ BEGIN ALTER TABLE a ALTER t TYPE int USING t::int; END $$', '22P02', 3],
    ['a check', 'ALTER TABLE a ADD CHECK (id < 3)', '23514', 1],
    ['a new column', 'ALTER TABLE a ADD n int NOT NULL', '23502', 3],
    ['an update', 'UPDATE a SET id = t::int', '22P02', 3],
  ])('%s loses no more rows than it must, and is told', async (_, sql, code, removed) => {
    await engine.apply(one(rows));
    const faults = await engine.tryOut(one(`${sql};\nALTER TABLE a ADD later int;`, '2.sql'));
    const table = { schema: 'public', name: 'a' };
    expect(faults).toMatchObject([{ file: '2.sql', line: 1, code, table, removed, removedBefore: 0 }]);
    expect(await left('a')).toEqual([{ n: String(3 - removed) }]);
    expect(JSON.stringify(faults)).not.toContain('secret');
    const [a] = (await engine.snapshot()).tables;
    expect(a?.columns.at(-1)?.name).toBe('later');
    expect(a?.uniques.length).toBe(code === '23505' ? 1 : 0);
  });

  test('says which faults come after others', async () => {
    await engine.apply(one(rows));
    const sql =
      'ALTER TABLE a ADD CHECK (id < 2); ALTER TABLE a ADD PRIMARY KEY (id); ALTER TABLE b ADD FOREIGN KEY (a) REFERENCES a;';
    expect(await engine.tryOut(one(sql))).toMatchObject([
      { code: '23514', removed: 2, removedBefore: 0 },
      { code: '23503', table: { name: 'b' }, removedBefore: 2 },
    ]);
  });

  test.each(['SELECT 1 / 0', 'ALTER TABLE nothing ADD x int', 'INSERT INTO b VALUES (1, 2)'])(
    '%s is still a failed migration',
    async (sql) => {
      await engine.apply(one(rows));
      await expect(engine.tryOut(one(sql))).rejects.toMatchObject({ code: 'migration-failed' });
      expect(await left('a')).toEqual([{ n: '3' }]);
    },
  );
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

test('the log of a long history is taken away, also within a transaction and whoever the role is', async () => {
  const redo = async () =>
    (await engine.rows('SELECT redo_lsn AS at FROM pg_control_checkpoint()'))[0]?.['at'];
  const table = (name: string): string =>
    `CREATE TABLE ${name} (id int);\nCOMMENT ON TABLE ${name} IS '${'x'.repeat(300_000)}';\n`;
  const start = await redo();
  await engine.apply(one(`${table('a')}${table('b')}${table('c')}${table('d')}`));
  expect(await redo()).not.toBe(start);
  const asOther = 'CREATE ROLE other; GRANT ALL ON SCHEMA public TO other; SET LOCAL ROLE other;\n';
  await engine.apply(one(`${asOther}${['e', 'f', 'g', 'h'].map(table).join('')}`));
  expect((await engine.snapshot()).tables).toHaveLength(8);
});
