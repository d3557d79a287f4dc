import { expect, test } from 'vitest';
import type { TableModel } from '../../model.ts';
import { withValues } from './bound-values.ts';

const column = (name: string, type: string): TableModel['columns'][number] => ({
  position: 1,
  name,
  type,
  notNull: false,
  default: null,
  identity: null,
  generated: false,
});
const table: TableModel = {
  oid: 1,
  schema: 'public',
  name: 'orders',
  uniques: [],
  checks: [],
  foreignKeys: [],
  columns: [column('id', 'int'), column('at', 'date'), column('state', "enum('new','old')")],
};

test.each([
  ['INSERT INTO orders VALUES (?, ?, ?)', "INSERT INTO orders VALUES (1, '2020-01-01', 'new')"],
  [
    'INSERT INTO orders (state, at) VALUES (?, ?), (lower(?), now())',
    "INSERT INTO orders (state, at) VALUES ('new', '2020-01-01'), (lower('new'), now())",
  ],
  [
    'INSERT INTO orders (id) VALUES (?) ON DUPLICATE KEY UPDATE state = ?',
    "INSERT INTO orders (id) VALUES (1) ON DUPLICATE KEY UPDATE state = 'new'",
  ],
  [
    "UPDATE orders SET `state` = ? WHERE at BETWEEN ? AND ? AND note = '?' LIMIT ?",
    "UPDATE orders SET `state` = 'new' WHERE at BETWEEN '2020-01-01' AND '2020-01-01' AND note = '?' LIMIT 1",
  ],
  ['DELETE FROM orders WHERE id IN (?, ?)', 'DELETE FROM orders WHERE id IN (1, 1)'],
])('%s', (sql, expected) => {
  expect(withValues(sql, table)).toBe(expected);
});
