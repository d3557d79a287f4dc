/** Writes, kept statements and what cannot be prepared, on a real server. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pgliteScratch } from '../engine/pglite-scratch.ts';
import { planQuery } from '../engine/plan.ts';
import type { Session } from '../engine/session.ts';
import { carryOut } from './carry-out.ts';
import { keepPrepared, useKept } from './kept.ts';

const scratch = pgliteScratch([], join(homedir(), '.cache', 'seaworthy'));
let db: Session;

beforeAll(async () => {
  await scratch.start();
  db = scratch.session();
}, 60_000);
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
      'of a table whose partitions are made later',
      'CREATE TABLE visits (at date, page text NOT NULL) PARTITION BY RANGE (at); ALTER TABLE visits ADD region text NOT NULL',
      'INSERT INTO visits (at, page) VALUES ($1, $2)',
      '23502 always',
    ],
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
      'a trigger knows one kind of row only',
      trigger('BEFORE INSERT', `IF NEW.kind <> 'large' THEN RAISE EXCEPTION 'no'; END IF`),
      insert,
      'accepted',
    ],
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
