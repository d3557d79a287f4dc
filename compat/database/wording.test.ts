import { expect, test } from 'vitest';
import { columnName, counted, someOf } from './wording.ts';

test.each([
  [1, 'rows', '1 row'],
  [2, 'rows', '2 rows'],
  [1, 'groups of duplicates', '1 group of duplicates'],
  [1, 'old queries', '1 old query'],
  [0, 'old queries', '0 old queries'],
])('%d %s', (count, plural, text) => {
  expect(counted(count, plural)).toBe(text);
});

test('names are cut after three, and public needs no schema', () => {
  expect(someOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  expect(columnName({ table: { schema: 'public', name: 'orders' }, column: 'note' })).toBe('orders.note');
  expect(columnName({ table: { schema: 'shop', name: 'orders' }, column: 'note' })).toBe('shop.orders.note');
});
