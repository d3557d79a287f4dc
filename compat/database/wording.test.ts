import { counted } from '../../reports/index.ts';
import { expect, test } from 'vitest';
import { columnName, rowsFound, rowsThat, someOf } from './wording.ts';

test.each([
  [0, '0 old queries'],
  [1, '1 old query'],
  [2, '2 old queries'],
])('%d is counted as %s', (count, text) => {
  expect(counted(count, ['old query', 'old queries'])).toBe(text);
});

const live = { which: 'in the live database', lookedAt: '2026-11-21T11:05:59.999Z' };
const inserted = { which: 'that the baseline migrations insert' };

test.each([
  [1, 'share', live, '1 row in the live database shares a value (looked at on 2026-11-21 11:05 UTC)'],
  [2, 'misfit', live, '2 rows in the live database do not fit (looked at on 2026-11-21 11:05 UTC)'],
  [2, 'share', inserted, '2 rows that the baseline migrations insert share a value'],
  [1, 'lack', inserted, '1 row that the baseline migrations insert has no value'],
  [3, 'lack', { which: 'in rows.sql' }, '3 rows in rows.sql have no value'],
  [1, 'misfit', { which: 'in rows.sql' }, '1 row in rows.sql does not fit'],
  [1, 'break', { which: 'in rows.sql' }, '1 row in rows.sql breaks it'],
  [2, 'break', { which: 'in rows.sql' }, '2 rows in rows.sql break it'],
  [1, 'dangle', { which: 'in rows.sql' }, '1 row in rows.sql points at nothing'],
  [2, 'dangle', { which: 'in rows.sql' }, '2 rows in rows.sql point at nothing'],
] as const)('%d rows that %s', (count, verb, seen, text) => {
  expect(rowsFound(count, rowsThat[verb], seen)).toBe(text);
});

test('names are cut after three, and public needs no schema', () => {
  expect(someOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  expect(columnName({ table: { schema: 'public', name: 'orders' }, column: 'note' })).toBe('orders.note');
  expect(columnName({ table: { schema: 'shop', name: 'orders' }, column: 'note' })).toBe('shop.orders.note');
});
