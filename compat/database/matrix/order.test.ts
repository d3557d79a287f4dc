/** Which order is safe, from what each schema says; and what a refusal is worth. No server is asked. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../engine/plan.ts';
import type { PlannedQuery } from '../queries/planned.ts';
import type { WriteOutcome } from './carry-out.ts';
import { matrixTable } from './matrix-table.ts';
import { orderFacts, orderText } from './order.ts';
import { certaintyOf } from './refusal.ts';

const works: Plan = { works: true, parameters: [], results: [], uses: [] };
const fails: Plan = { works: false, error: { code: '42703', message: 'column "note" does not exist' } };

function query(name: string, onOld: Plan, onNew: Plan, written?: PlannedQuery['written']): PlannedQuery {
  const shape = { known: true, reads: [], writes: [], takesAllColumns: false, insertsUnnamed: false };
  return { name, text: name, sql: name, source: { file: 'q.sql', line: 1 }, onOld, onNew, shape, written };
}

const both = query('both', works, works);
const onlyOld = query('onlyOld', works, fails);
const onlyNew = query('onlyNew', fails, works);
const never = query('never', fails, fails);

describe('the order', () => {
  test.each([
    [[both, onlyOld], [both, onlyNew], 'no safe order'],
    [[both], [both, onlyNew], 'migrate first'],
    [[both, onlyOld], [both], 'code first'],
    [[both], [both], 'either order'],
    [[both, never], [both, never], 'either order'],
    // A query that needs the other release's schema speaks for nothing.
    [[onlyNew], [onlyOld], 'either order'],
    [[both], [], 'migrate first is safe, code first was not tried'],
    [[onlyOld], [], 'not migrate first; code first was not tried'],
    [[], [both], 'code first is safe, migrate first was not tried'],
    [[], [onlyNew], 'not code first; migrate first was not tried'],
  ])('%#: %s', (oldQueries, newQueries, text) => {
    expect(orderText(orderFacts({ oldQueries, newQueries }))).toBe(text);
  });

  const accepted: WriteOutcome = { accepted: true };
  const refused = (certainty: 'always' | 'perhaps' | 'values'): WriteOutcome => ({
    accepted: false,
    certainty,
    error: { code: '23502', message: 'null value' },
  });
  test.each([
    ['always', accepted, 'not migrate first; code first was not tried'],
    ['perhaps', accepted, 'migrate first is safe, code first was not tried'],
    ['values', accepted, 'migrate first is safe, code first was not tried'],
    ['always', refused('always'), 'migrate first is safe, code first was not tried'],
    ['always', refused('values'), 'not migrate first; code first was not tried'],
  ] as const)('a write that is refused: %s', (certainty, onOld, text) => {
    const write = query('write', works, works, { onOld, onNew: refused(certainty) });
    expect(orderText(orderFacts({ oldQueries: [write], newQueries: [] }))).toBe(text);
  });
});

test('the picture counts each half and names the first query that fails', () => {
  expect(matrixTable({ oldQueries: [both, onlyOld, never], newQueries: [both] })).toMatchObject({
    name: 'old and new code on old and new schema: code first',
    rows: [
      ['old', 'old', 3, 2, 1, 'never (42703)'],
      ['old', 'new', 2, 1, 1, 'onlyOld (42703)'],
      ['new', 'old', 1, 1, 0, null],
      ['new', 'new', 1, 1, 0, null],
    ],
  });
  expect(matrixTable({ oldQueries: [], newQueries: [] })).toBeUndefined();

  const accepted: WriteOutcome = { accepted: true };
  const error = { code: 'P0001', message: 'no' };
  const written = { onOld: accepted, onNew: { accepted: false, certainty: 'perhaps', error } } as const;
  const table = matrixTable({ oldQueries: [query('put', works, works, written)], newQueries: [] });
  expect(table?.rows[1]).toEqual(['old', 'new', 1, 0, 1, 'put (P0001 with made-up values)']);
});

describe('a refusal with made-up values', () => {
  const insert = {
    table: 'orders',
    quoted: '"orders"',
    columns: ['id', 'note'],
    isInsert: true,
    mayMeetRow: false,
  };
  test.each([
    ['42703', {}, 'always'],
    ['42501', { message: 'permission denied for table orders' }, 'always'],
    ['42501', { message: 'new row violates row-level security policy for table "orders"' }, 'perhaps'],
    ['55000', {}, 'always'],
    ['23502', { table: 'orders', column: 'region' }, 'always'],
    ['23502', { table: 'orders', column: 'note' }, 'values'],
    ['23502', { table: 'audit', column: 'who' }, 'always'],
    ['23502', { table: 'orders_2026', column: 'note' }, 'values'],
    ['57014', {}, 'values'],
    ['23505', { table: 'orders' }, 'values'],
    ['23514', { table: 'orders' }, 'values'],
    ['22P02', {}, 'perhaps'],
    ['P0001', {}, 'perhaps'],
  ] as const)('%s %o says %s', (code, more, certainty) => {
    expect(certaintyOf({ code, message: '', ...more }, [insert])).toBe(certainty);
  });

  test('an insert that names no column gives a value to none', () => {
    const error = { code: '23502', message: '', table: 'orders', column: 'note' };
    expect(certaintyOf(error, [{ ...insert, columns: null }])).toBe('always');
  });
});
