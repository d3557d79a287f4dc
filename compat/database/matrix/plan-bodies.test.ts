/** What a real server says of the bodies that it keeps. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pgliteScratch } from '../engine/pglite-scratch.ts';
import type { Session } from '../engine/session.ts';
import type { BodyFault } from './body.ts';
import { planBodies } from './plan-bodies.ts';

const scratch = pgliteScratch([], join(homedir(), '.cache', 'seaworthy'));
let db: Session;

beforeAll(async () => {
  await scratch.start();
  db = scratch.session();
}, 60_000);
beforeEach(async () => {
  await db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
});

const shop = `
  CREATE TABLE orders (id int PRIMARY KEY, note text);
  CREATE TABLE audit (what text);`;

describe('bodies', () => {
  async function faults(): Promise<Record<string, (string | number | null)[][]>> {
    const told = ({ line, code }: BodyFault): (string | number | null)[] => [line, code];
    return Object.fromEntries(
      (await planBodies(db)).map((body) => [`${body.kind} ${body.name}`, body.faults.map(told)]),
    );
  }

  test('variables stand where they stood, and every statement is planned', async () => {
    await db.exec(
      `${shop} CREATE FUNCTION work(wanted int, INOUT found text, one orders, int) LANGUAGE plpgsql AS $$
      <<outer>> DECLARE
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
       END
      $$;`,
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

  test('a trigger function that asks which table it serves is looked into once', async () => {
    await db.exec(`${shop}
      CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_TABLE_NAME = 'orders' THEN INSERT INTO audit VALUES (NEW.note, NEW.xmin);
        ELSE INSERT INTO audit (gone) VALUES (NEW.what); END IF;
        RETURN NEW; END $$;
      CREATE TRIGGER act BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION act();
      CREATE TRIGGER act BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION act();`);
    expect(await faults()).toEqual({
      'function act()': [
        [2, '42601'],
        [3, '42703'],
      ],
    });
  });

  test('every row has system columns', async () => {
    await db.exec(`${shop}
      CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM NEW.cmax, OLD.ctid; RETURN NEW; END $$;
      CREATE TRIGGER act BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION act();`);
    expect(await faults()).toEqual({ 'trigger act() on orders': [] });
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
