import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HarnessError } from '../../../reports/index.ts';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { Migration } from '../read/migration.ts';
import { downFails } from '../rules/down-fails.ts';
import { catalogObjects, objectName, residueOf } from './catalog-objects.ts';
import { goesBack, rehearse } from './rehearse.ts';
import { stepsWithoutDown } from './rehearsal.ts';
import { postgresStage } from './stage.ts';
import type { Rehearsal } from './rehearsal.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => 120_000 });
}, 60_000);
afterAll(() => engine.close());

const init = 'CREATE TABLE orders (id int PRIMARY KEY, note text);';

async function rehearsed(...release: (readonly [up: string, down?: string])[]): Promise<Rehearsal> {
  await engine.reset();
  await engine.apply([{ name: '1.sql', sql: init }]);
  const before = await catalogObjects(engine);
  const steps = release.map(([sql, down], i): Migration => ({
    name: `${i + 2}.up.sql`,
    sql,
    down,
    downName: `${i + 2}.down.sql`,
  }));
  await engine.apply(steps);
  return rehearse(postgresStage(engine), steps, before);
}

function expectClean({ failure, rowFaults, residue, again }: Rehearsal): void {
  expect({ failure, rowFaults, residue, again }).toEqual({
    rowFaults: [],
    residue: [],
    again: { differs: [] },
  });
}

function left({ residue }: Rehearsal): string[] {
  return residue.map(({ object, how }) => `${how} ${objectName(object)}`);
}

describe('a release that is taken back', () => {
  test('leaves nothing when its downs run newest first, and goes up again', async () => {
    const seen = await rehearsed(
      [
        'CREATE TABLE lines (id int PRIMARY KEY, order_id int REFERENCES orders); CREATE INDEX ON lines (order_id);',
        'DROP TABLE lines;',
      ],
      [
        'ALTER TABLE lines ADD COLUMN price numeric(9,2) NOT NULL DEFAULT 0 CHECK (price >= 0);',
        'ALTER TABLE lines DROP COLUMN price;',
      ],
    );
    expectClean(seen);
    expect(seen.lost.map(({ object }) => objectName(object))).toEqual(['table lines']);
  });

  test('is one thing: what a later file leaves an earlier one may take along', async () => {
    const seen = await rehearsed(
      ['CREATE TABLE lines (id int);', 'DROP TABLE lines;'],
      ['ALTER TABLE lines ADD COLUMN price int;', ''],
    );
    expect(left(seen)).toEqual([]);
    expect(stepsWithoutDown(seen)).toEqual([]);
  });

  test('runs what needs transactions of its own', async () => {
    const seen = await rehearsed([
      'CREATE INDEX CONCURRENTLY by_note ON orders (note);',
      'BEGIN; SELECT 1; COMMIT; DROP INDEX CONCURRENTLY by_note;',
    ]);
    expectClean(seen);
  });

  test.each([
    ['CREATE INDEX by_note ON orders (note)', ['added index orders.by_note']],
    ["CREATE TYPE mood AS ENUM ('ok')", ['added enum mood']],
    ['CREATE SEQUENCE counter', ['added sequence counter']],
    ['CREATE VIEW seen AS SELECT id FROM orders', ['added view seen']],
    [
      `COMMENT ON TABLE orders IS 'x'; CREATE SCHEMA extra; CREATE DOMAIN extra.d AS int CHECK (VALUE > 0)`,
      ['added domain extra.d', 'added schema extra'],
    ],
    [
      'ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON orders USING (id > 1)',
      ['added policy orders.own', 'changed table orders'],
    ],
    [
      'CREATE ROLE reader; GRANT SELECT ON orders TO reader',
      ['added grant orders.SELECT to reader', 'added role reader'],
    ],
    [
      'ALTER TABLE orders ADD CHECK (id > 0), ALTER note SET NOT NULL',
      ['changed column orders.note', 'added constraint orders.orders_id_check'],
    ],
    ['DROP TABLE orders', ['missing table orders']],
  ])('names what it leaves: %s', async (up, names) => {
    const seen = await rehearsed([up, 'SELECT 1']);
    expect(left(seen)).toEqual(names);
    expect(seen.again).toBeUndefined();
  });

  test('stops at a down that fails, with file, line and what the server said', async () => {
    const seen = await rehearsed(
      ['ALTER TABLE orders ADD COLUMN a int;', 'ALTER TABLE orders DROP COLUMN a;'],
      ['ALTER TABLE orders ADD COLUMN b int;', '\nALTER TABLE orders DROP COLUMN c;'],
    );
    expect(seen.failure).toMatchObject({ file: '3.down.sql', line: 2, timedOut: false });
    expect(seen.failure?.said).toMatch(/^42703 column "c" of relation "orders" does not exist/);
  });

  test('names files without a way back once the old schema is not reached', async () => {
    const seen = await rehearsed(
      ['ALTER TABLE orders ADD COLUMN a int;', '-- nothing'],
      ["INSERT INTO orders VALUES (1, 'x');", ''],
      ['ALTER TABLE orders ADD COLUMN b int;', undefined],
    );
    expect(stepsWithoutDown(seen).map(({ up, down }) => [up, down])).toEqual([
      ['4.up.sql', undefined],
      ['2.up.sql', '2.down.sql'],
    ]);
  });
});

test('a way back that does not end in time is unknown, and nothing else is lost', async () => {
  const ends = new HarnessError('timeout', { what: 'It took more than 5 s.' });
  const stuck = { rows: async () => [], tryOut: () => Promise.reject(ends) };
  const seen = await rehearse(
    postgresStage(stuck),
    [{ name: '2.sql', sql: 'SELECT 1', down: 'SELECT pg_sleep(1e6)' }],
    [],
  );
  expect(seen.failure).toEqual({ file: '2.sql', said: 'It took more than 5 s.', timedOut: true });
  expect(downFails.judge(seen)).toMatchObject([{ outcome: 'inconclusive' }]);
  const slow = { ...stuck, rows: () => Promise.reject(ends) };
  expect((await rehearse(postgresStage(slow), [{ name: '2.sql', sql: '' }], [])).failure).toMatchObject({
    timedOut: true,
  });
  const broken = { ...stuck, rows: () => Promise.reject(new Error('lost')) };
  await expect(rehearse(postgresStage(broken), [], [])).rejects.toThrow('lost');
});

test('a history that never goes back is not rehearsed, nor is a release that adds nothing', () => {
  const step = { name: '1.sql', sql: '' };
  expect(goesBack([step], [step])).toBe(false);
  expect(goesBack([{ ...step, down: '' }], [])).toBe(false);
  expect(goesBack([{ ...step, down: '' }], undefined)).toBe(false);
  expect(goesBack([{ ...step, down: '' }, step], [step])).toBe(true);
});

test('a schema does not differ from itself, and differs from another both ways', () => {
  const object = { kind: 'table', schema: 'public', name: 'a', part: null, definition: 'r', identity: null };
  expect(residueOf([object], [object])).toEqual([]);
  expect(residueOf([object], []).map(({ how }) => how)).toEqual(['missing']);
  expect(residueOf([], [object]).map(({ how }) => how)).toEqual(['added']);
});
