import { describe, expect, test } from 'vitest';
import type { Plan } from '../engine/plan.ts';
import type { PlannedQuery } from './planned.ts';
import { shapeOf } from './shape.ts';
import { doubtfulUsers, usersOf } from './users.ts';

const orders = { schema: 'public', name: 'orders' };
const fails: Plan = { works: false, error: { code: '42703', message: 'gone' } };

function works(columns: string[], uses: string[] = []): Plan {
  return {
    works: true,
    parameters: [],
    results: columns.map((name) => ({ name, type: 'text' })),
    uses: uses.map((column) => ({ table: orders, column })),
  };
}

async function query(sql: string, onOld: Plan, onNew: Plan): Promise<PlannedQuery[]> {
  const source = { file: 'q.sql', line: 1 };
  return [{ name: 'q', text: sql, sql, source, onOld, onNew, shape: await shapeOf(sql) }];
}

describe('a query uses what it loses', () => {
  const select = 'SELECT note FROM orders';
  test.each([
    ['it named the column and fails', works(['note'], ['note']), fails, 1],
    ['it took all columns and gets fewer', works(['id', 'note'], ['id', 'note']), works(['id']), 1],
    ['it named another column and fails for that', works(['id'], ['id']), fails, 0],
    ['it works as before', works(['id'], ['id', 'note']), works(['id', 'more']), 0],
    ['it never worked', fails, fails, 0],
  ] as const)('%s', async (_, onOld, onNew, users) => {
    expect(usersOf({ table: orders, column: 'note' }, await query(select, onOld, onNew))).toHaveLength(users);
  });

  test.each([
    ['WITH gone AS (DELETE FROM orders RETURNING note) SELECT note FROM gone', 1],
    ['WITH gone AS (DELETE FROM items RETURNING note) SELECT note FROM gone', 0],
    ['WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone', 0],
  ])('where the engine records nothing, the text decides: %s', async (sql, users) => {
    expect(usersOf({ table: orders, column: 'note' }, await query(sql, works(['x']), fails))).toHaveLength(
      users,
    );
  });
});

test.each([
  ['SELECT NOTE FROM orders, gone', { onOld: fails, isOpen: false, doubtful: 1 }],
  ['SELECT id FROM orders, gone', { onOld: fails, isOpen: false, doubtful: 0 }],
  ['SELECT ${…} FROM ${…}', { onOld: fails, isOpen: true, doubtful: 1 }],
  ['SELECT $1 FROM orders', { onOld: works(['x'], ['id']), isOpen: true, doubtful: 1 }],
  ['SELECT $1 FROM items', { onOld: works(['x']), isOpen: true, doubtful: 0 }],
  ['SELECT id FROM orders', { onOld: works(['id'], ['id']), isOpen: false, doubtful: 0 }],
] as const)('nobody can say whether it is used: %s, %j', async (sql, { onOld, isOpen, doubtful }) => {
  const queries = (await query(sql, onOld, onOld)).map((one) => ({ ...one, isOpen }));
  expect(doubtfulUsers({ table: orders, column: 'note' }, queries)).toHaveLength(doubtful);
});

test.each([
  [
    'SELECT * FROM orders o JOIN a.items i ON true',
    { reads: ['orders', 'a.items'], writes: [], takesAllColumns: true },
  ],
  ['INSERT INTO orders VALUES ($1)', { reads: [], writes: ['orders'], insertsUnnamed: true }],
  ['UPDATE orders SET note = $1 WHERE id = $2', { writes: ['orders'], insertsUnnamed: false }],
  ['SELECT count(*) FROM orders', { reads: ['orders'], takesAllColumns: false }],
  ['SELECT o.* FROM orders o', { takesAllColumns: true }],
  [
    'INSERT INTO a SELECT * FROM b',
    { reads: ['b'], writes: ['a'], takesAllColumns: true, insertsUnnamed: true },
  ],
  ['DELETE FROM orders RETURNING *', { writes: ['orders'], takesAllColumns: true }],
  ['INSERT INTO orders DEFAULT VALUES', { writes: ['orders'], insertsUnnamed: false }],
  ['SELECT 2 * 3 WHERE EXISTS (SELECT * FROM orders)', { reads: ['orders'], takesAllColumns: false }],
  ['WITH a AS (SELECT id FROM orders) SELECT * FROM a', { takesAllColumns: false }],
  ['WITH a AS (SELECT * FROM orders) SELECT id FROM a', { takesAllColumns: true }],
  ['SELECT s.* FROM (SELECT id FROM orders) s JOIN items ON true', { takesAllColumns: false }],
  ['SELECT i.* FROM (SELECT id FROM orders) s JOIN items i ON true', { takesAllColumns: true }],
  ['SELECT row_to_json(o), s.id FROM a.orders o, s', { wholeRows: ['a.orders'] }],
  ['SELECT orders FROM orders', { wholeRows: ['orders'] }],
  ['this is no SQL', { known: false }],
])('the shape of %s', async (sql, shape) => {
  expect(await shapeOf(sql)).toMatchObject(shape);
});

test('a column that is given to a function is no whole row', async () => {
  expect(await shapeOf('SELECT lower(note) FROM orders')).not.toHaveProperty('wholeRows');
});
