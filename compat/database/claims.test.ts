import { describe, expect, test } from 'vitest';
import type { Change } from './changes.ts';
import { unclaimedFaults } from './claims.ts';
import type { RowFault } from './engine/row-fault.ts';
import type { Proof } from './proof.ts';

const table = { schema: 'public', name: 'users' };
const newTable = { schema: 'public', name: 'people' };
const columns = ['email'];
const index = {
  name: 'users_email',
  keys: columns,
  columns,
  predicate: null,
  nullsNotDistinct: false,
  primary: false,
};
const change: Change = { kind: 'unique-index-added', table, newTable, origins: [], index, implied: false };
const fault: RowFault = {
  file: '2.sql',
  line: 1,
  statement: 'CREATE UNIQUE INDEX users_email ON users (email)',
  code: '23505',
  message: 'could not create unique index "users_email"',
  table,
  constraint: 'users_email',
  removed: 1,
  removedBefore: 0,
};
const rows = (result: 'bad' | 'clean' | 'unknown', reason?: string): Proof => ({
  kind: 'rows',
  result,
  count: 0,
  which: 'in rows.sql',
  partial: false,
  ...(reason !== undefined && { reason }),
});

describe('a statement that fails on rows', () => {
  test.each([
    ['the same index', {}, rows('bad')],
    ['the new name of the table', { table: newTable }, rows('bad')],
    ['no rows to ask', {}, rows('unknown', 'no rows were given')],
    ['a change that needs no rows to be settled', {}, rows('clean', 'it is new and empty')],
  ])('belongs to its change: %s', (_, more, proof) => {
    expect(unclaimedFaults([{ ...fault, ...more }], [{ change, proof }])).toEqual([]);
  });

  test.each([
    ['another index', { constraint: 'users_name' }, rows('bad')],
    ['another table', { table: { schema: 'public', name: 'orders' } }, rows('bad')],
    ['another error', { code: '23514' }, rows('bad')],
    ['old rows that are no reason', {}, rows('clean')],
  ])('stands for itself: %s', (_, more, proof) => {
    const other = { ...fault, ...more };
    expect(unclaimedFaults([other], [{ change, proof }])).toEqual([other]);
  });
});
