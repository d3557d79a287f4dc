/** What is tried on a real server, all on one of them. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pgliteScratch } from '../engine/pglite-scratch.ts';
import { planQuery } from '../engine/plan.ts';
import type { Session } from '../engine/session.ts';
import type { BodyFault } from './body.ts';
import { carryOut } from './carry-out.ts';
import { keepPrepared, useKept } from './kept.ts';
import { planBodies } from './plan-bodies.ts';

const scratch = pgliteScratch([], join(homedir(), '.cache', 'seaworthy'));
let db: Session;

beforeAll(async () => {
  await scratch.start();
  db = scratch.session();
}, 60_000);
afterAll(() => scratch.end());
beforeEach(async () => {
  await db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
});

/** `accepted`, `42703 always`, or null where nothing was tried. */
async function outcome(sql: string): Promise<string | null> {
  const [found] = await carryOut(db, [sql]);
  if (found === null || found === undefined) return null;
  return found.accepted ? 'accepted' : `${found.error.code} ${found.certainty}`;
}

const shop = `
  CREATE TYPE kind AS ENUM ('small', 'large');
  CREATE TABLE customers (id uuid PRIMARY KEY, email text UNIQUE CHECK (email <> ''));
  CREATE TABLE orders (id serial PRIMARY KEY, note text, kind kind, tags text[], customer uuid REFERENCES customers);
  CREATE TABLE audit (what text);`;

describe('writes', () => {
  const insert = 'INSERT INTO orders (note, kind, customer) VALUES ($1, $2, $3)';
  const trigger = (when: string, body: string): string => `
    CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NEW; END $$;
    CREATE TRIGGER act ${when} ON orders FOR EACH ROW EXECUTE FUNCTION act();`;

  test.each([
    ['its foreign key finds a made-up row', '', insert, 'accepted'],
    ['a read is not carried out', '', 'SELECT id FROM orders', null],
    ['what cannot be planned is not carried out', '', 'UPDATE orders SET nothing = $1', null],
    ['a column is left empty', 'ALTER TABLE orders ADD region text NOT NULL', insert, '23502 always'],
    [
      'a trigger fills it from another row',
      `ALTER TABLE orders ADD email text NOT NULL; ${trigger('BEFORE INSERT', `NEW.email := (SELECT email FROM customers WHERE id = NEW.customer)`)}`,
      insert,
      'accepted',
    ],
    [
      'a trigger fills it from what a trial does not have',
      `ALTER TABLE orders ADD tenant text NOT NULL; ${trigger('BEFORE INSERT', `NEW.tenant := current_setting('app.tenant', true)`)}`,
      insert,
      '23502 perhaps',
    ],
    [
      'a trigger fails',
      trigger('AFTER INSERT', 'INSERT INTO audit (who) VALUES (1)'),
      insert,
      '42703 always',
    ],
    [
      'a trigger fails at an update',
      trigger('AFTER UPDATE', 'PERFORM gone()'),
      'UPDATE orders SET note = $1 WHERE id = $2',
      '42883 always',
    ],
    [
      'a trigger of the other half of an upsert fails',
      trigger('AFTER UPDATE', 'PERFORM gone()'),
      'INSERT INTO orders (id, note) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET note = excluded.note',
      '42883 always',
    ],
    [
      'a trigger fails when a row goes',
      trigger('BEFORE DELETE', 'PERFORM gone()'),
      'DELETE FROM orders WHERE note = ANY($1)',
      '42883 always',
    ],
    ['a trigger refuses', trigger('BEFORE INSERT', `RAISE EXCEPTION 'no'`), insert, 'P0001 perhaps'],
    [
      'a check refuses the values',
      `ALTER TABLE orders ADD CHECK (note = 'right') NOT VALID`,
      insert,
      '23514 values',
    ],
    [
      'a deferred trigger fails',
      `CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM gone(); RETURN NULL; END $$;
       CREATE CONSTRAINT TRIGGER act AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION act();`,
      insert,
      '42883 always',
    ],
    [
      'inside WITH',
      'ALTER TABLE orders ADD region text NOT NULL',
      'WITH made AS (INSERT INTO orders (note) VALUES ($1) RETURNING id) SELECT id FROM made',
      '23502 always',
    ],
    [
      'an update that finds nothing to set',
      'ALTER TABLE orders ALTER note SET NOT NULL',
      'UPDATE orders SET note = (SELECT email FROM customers WHERE email = $1 AND false)',
      '23502 values',
    ],
    [
      'a merge leaves a column empty',
      'ALTER TABLE audit ADD who text NOT NULL',
      `MERGE INTO audit a USING orders o ON a.what = 'x' WHEN NOT MATCHED THEN INSERT (what) VALUES (o.note)`,
      '23502 always',
    ],
    [
      'what walks along rows is not carried out',
      '',
      `WITH RECURSIVE up AS (SELECT id FROM orders UNION ALL SELECT id FROM up)
       DELETE FROM orders WHERE id IN (SELECT id FROM up)`,
      null,
    ],
    [
      'a trigger looks for the root of a tree',
      `ALTER TABLE orders ADD parent int REFERENCES orders; ${trigger('BEFORE UPDATE', 'WHILE NEW.parent IS NOT NULL LOOP NEW.parent := (SELECT parent FROM orders WHERE id = NEW.parent); END LOOP')}`,
      'UPDATE orders SET note = $1',
      'accepted',
    ],
  ])('%s', async (_, setup, sql, expected) => {
    await db.exec(`${shop} ${setup}`);
    expect(await outcome(sql)).toBe(expected);
  });

  test('leave nothing behind, no row and no number of a sequence', async () => {
    await db.exec(`${shop} SELECT setval('orders_id_seq', 41)`);
    expect(await carryOut(db, [insert, 'DELETE FROM customers'])).toMatchObject([{ accepted: true }, {}]);
    const { rows } = await db.query(
      `SELECT nextval('orders_id_seq')::int AS next, (SELECT count(*) FROM orders)::int AS orders`,
    );
    expect(rows).toEqual([{ next: 42, orders: 0 }]);
  });
});

test('statements that stay prepared meet the migrated schema', async () => {
  const queries = [
    'SELECT * FROM orders',
    'SELECT id FROM orders WHERE note = $1',
    'SELECT note FROM orders',
    'nonsense',
  ];
  await db.exec(shop);
  await keepPrepared(db, queries);
  // What is planned in between must not forget them.
  await planQuery(db, queries[0]!);
  await db.exec('ALTER TABLE orders ADD region text; ALTER TABLE orders ALTER note TYPE varchar(10);');
  expect(await useKept(db, queries)).toMatchObject([
    { works: false, error: { code: '0A000', message: 'cached plan must not change result type' } },
    { works: true },
    { works: false, error: { code: '0A000' } },
    null,
  ]);
  const { rows } = await db.query('SELECT name FROM pg_prepared_statements');
  expect(rows).toEqual([]);
});

describe('what cannot be prepared', () => {
  test.each([
    ['LOCK TABLE orders IN SHARE MODE', undefined],
    ['LOCK TABLE gone', '42P01'],
    ['TRUNCATE orders', undefined],
    ['CALL gone($1)', '42883'],
    ['COPY orders (id, note) FROM STDIN', undefined],
    ['COPY orders (id, gone) FROM STDIN', '42703'],
    ['COPY (SELECT gone FROM orders) TO STDOUT', '42703'],
    ['BEGIN', undefined],
    ['VACUUM orders', '42601'],
    ['SELECT FROM WHERE', '42601'],
  ])('%s', async (sql, code) => {
    await db.exec(shop);
    const plan = await planQuery(db, sql);
    expect(plan.works ? undefined : plan.error.code).toBe(code);
  });
});

describe('bodies', () => {
  async function faults(): Promise<Record<string, (string | number | null)[][]>> {
    const told = ({ line, code }: BodyFault): (string | number | null)[] => [line, code];
    return Object.fromEntries(
      (await planBodies(db)).map((body) => [`${body.kind} ${body.name}`, body.faults.map(told)]),
    );
  }
  const plpgsql = (head: string, body: string): string =>
    `CREATE FUNCTION ${head} LANGUAGE plpgsql AS $$\n${body}\n$$;`;

  test('variables stand where they stood, and every statement is planned', async () => {
    await db.exec(
      `${shop} ${plpgsql(
        'work(wanted int, INOUT found text, one orders, int) ',
        `<<outer>> DECLARE
         was orders.note%TYPE := 'x'; again was%TYPE; whole orders%ROWTYPE; r record; n int; list text[];
         c CURSOR FOR SELECT note FROM orders WHERE id = wanted;
       BEGIN
         SELECT count(*), max(note) INTO n, was FROM orders WHERE id = wanted AND note = work.found OR id = $4;
         FOR r IN SELECT * FROM orders WHERE orders.note = was LOOP
           UPDATE orders SET note = r.note WHERE id = r.id AND one.id = (one).id;
           PERFORM r.id; list[n] := r.note;
         END LOOP;
         IF EXISTS (SELECT FROM orders WHERE note = again) THEN found := whole.note || upper(was); END IF;
         EXECUTE 'UPDATE orders SET note = $1' USING was;
         EXECUTE format('SELECT %I', was) INTO was;
         INSERT INTO orders (note) VALUES (was) ON CONFLICT (id) DO UPDATE SET note = excluded.note RETURNING id INTO n;
         CREATE TEMP TABLE t (x int);
       EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'x % %', n, SQLERRM;
       END`,
      )}`,
    );
    expect(await faults()).toEqual({ 'function work(integer, text, public.orders, integer)': [] });
    await db.exec('ALTER TABLE orders RENAME COLUMN note TO remark');
    expect(await faults()).toEqual({
      'function work(integer, text, public.orders, integer)': [4, 6, 7, 8, 11, 11, 12, 12, 13, 14].map(
        (line) => [line, '42703'],
      ),
    });
  });

  test('a trigger function meets the rows of each table that it serves', async () => {
    await db.exec(`${shop}
      CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'UPDATE' AND NEW IS DISTINCT FROM OLD THEN NEW.note := OLD.note; END IF;
        RETURN NEW; END $$;
      CREATE TRIGGER act BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION act();
      CREATE TRIGGER act BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION act();`);
    expect(await faults()).toEqual({
      'trigger act() on audit': [[2, '42703']],
      'trigger act() on orders': [],
    });
  });

  test('functions in SQL, views, policies, generated columns and rules are looked into as well', async () => {
    await db.exec(`${shop}
      CREATE FUNCTION notes() RETURNS SETOF text LANGUAGE sql STABLE AS 'SELECT note FROM orders';
      CREATE FUNCTION loud(note text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper(note)';
      CREATE VIEW listed AS SELECT notes.notes FROM notes();
      CREATE POLICY own ON audit USING (what IN (SELECT notes()));
      CREATE TABLE shouts (note text, loud text GENERATED ALWAYS AS (loud(note)) STORED);
      CREATE RULE hush AS ON DELETE TO audit DO INSTEAD NOTHING;`);
    const names = [
      'function loud(text)',
      'function notes()',
      'generated column loud on shouts',
      'policy own on audit',
    ];
    expect(await faults()).toEqual(
      Object.fromEntries([...names, 'rule hush on audit', 'view listed'].map((name) => [name, []])),
    );
    await db.exec('ALTER TABLE orders RENAME COLUMN note TO remark');
    expect(await faults()).toMatchObject({
      'function notes()': [[null, '42703']],
      'view listed': [[null, '42703']],
    });
  });

  test('a body with its own path, and one that cannot be read', async () => {
    await db.exec(`CREATE SCHEMA hidden; CREATE TABLE hidden.things (id int);
      CREATE FUNCTION own() RETURNS int LANGUAGE plpgsql SET search_path = hidden, pg_temp AS $$ BEGIN
        RETURN (SELECT max(id) FROM things); END $$;
      CREATE FUNCTION column_wins(id int) RETURNS int LANGUAGE plpgsql AS $$
        #variable_conflict use_column
        BEGIN RETURN (SELECT max(id) FROM hidden.things); END $$;`);
    const path = async (): Promise<unknown> => (await db.query('SHOW search_path')).rows;
    const before = await path();
    expect(await faults()).toEqual({ 'function own()': [] });
    expect(await path()).toEqual(before);
    await db.exec('DROP SCHEMA hidden CASCADE');
  });
});
