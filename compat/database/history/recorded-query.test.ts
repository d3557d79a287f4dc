import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { SchemaModel } from '../model.ts';
import type { Query } from '../queries/planned.ts';
import { queriesIn } from '../queries/read-queries.ts';
import { catalogOf, keysIn } from './object-key.ts';
import { recordedQuery } from './recorded-query.ts';

let engine: Engine;
let schema: SchemaModel;

beforeAll(async () => {
  engine = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => 120_000 });
  const sql = `
    CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE SCHEMA crm;
    CREATE TABLE orders (id int PRIMARY KEY, note text, mood mood, "Odd" text);
    CREATE TABLE crm.people (id int PRIMARY KEY, name text);
    CREATE VIEW notes AS SELECT note FROM orders;
    CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql AS 'SELECT a * 2';`;
  await engine.apply([{ name: '1.sql', sql }]);
  schema = await engine.snapshot();
}, 60_000);
afterAll(() => engine.close());

async function usesOf(
  sql: string,
  more: Pick<Query, 'isOpen'> = {},
): Promise<{ uses: readonly string[]; guessed?: boolean }> {
  const [query] = queriesIn('q.sql', sql);
  const [plan] = await engine.plan([query!.sql]);
  const [shape] = await engine.shapes([query!.sql]);
  const { uses, guessed } = recordedQuery({ ...query!, ...more }, { plan: plan!, shape: shape!, schema });
  return { uses, ...(guessed && { guessed }) };
}

const all = [
  'column:orders.Odd',
  'column:orders.id',
  'column:orders.mood',
  'column:orders.note',
  'table:orders',
];

describe('what a query uses', () => {
  test.each([
    ['SELECT note FROM orders WHERE id = :id', ['column:orders.id', 'column:orders.note', 'table:orders']],
    ['SELECT * FROM orders', all],
    ['INSERT INTO orders (id) VALUES ($1)', ['column:orders.id', 'table:orders']],
    [
      'INSERT INTO orders (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET id = excluded.id',
      ['column:orders.id', 'table:orders'],
    ],
    ['SELECT name FROM crm.people', ['column:crm.people.name', 'table:crm.people']],
    ['SELECT note FROM notes', ['column:notes.note', 'table:notes']],
    ['SELECT twice(id) FROM orders', ['column:orders.id', 'function:twice(integer)', 'table:orders']],
    [
      `SELECT id FROM orders WHERE mood = 'sad'`,
      ['column:orders.id', 'column:orders.mood', 'enum:mood', 'enum:mood.sad', 'table:orders'],
    ],
    [
      'UPDATE orders SET mood = $1',
      ['column:orders.mood', 'enum:mood', 'enum:mood.ok', 'enum:mood.sad', 'table:orders'],
    ],
    ['SELECT id, enum_range(NULL::mood) FROM orders', ['column:orders.id', 'enum:mood', 'table:orders']],
  ])('%s', async (sql, uses) => {
    expect(await usesOf(sql)).toEqual({ uses });
  });

  test('is guessed from the text where the server cannot tell, rather too much', async () => {
    expect(await usesOf('SELECT missing, o.* FROM orders o')).toEqual({ uses: all, guessed: true });
    expect(await usesOf('SELECT $1 FROM orders', { isOpen: true })).toEqual({ uses: all, guessed: true });
  });
});

test('a catalog has a key for everything in it', () => {
  expect([...keysIn(catalogOf(schema))].sort()).toEqual(
    [
      ...all,
      'column:crm.people.id',
      'column:crm.people.name',
      'column:notes.note',
      'enum:mood',
      'enum:mood.ok',
      'enum:mood.sad',
      'function:twice(integer)',
      'table:crm.people',
      'table:notes',
    ].sort(),
  );
});
