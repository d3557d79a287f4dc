import { expect, test } from 'vitest';
import { indexBuiltUnderLock } from '../rules/index-built-under-lock.ts';
import { rowsDeleted } from '../rules/rows-deleted.ts';
import { bySize } from './findings.ts';
import type { Release } from './release.ts';
import type { Deed, StatementTrace } from './statement-trace.ts';

const table = { schema: 'public', name: 'orders' };
const empty = { tables: [], views: [], enums: [], functions: [] };

function trace(line: number, does: Deed): StatementTrace {
  return {
    file: '2.sql',
    line,
    statement: 'CREATE INDEX …',
    toolWraps: true,
    actions: [{ does, table, name: 'orders_note' }],
    transaction: 1,
    locks: [{ table, mode: 'ShareLock' }],
    rewrites: [],
    scans: [table],
    waitsForever: false,
  };
}

function release(rows: number | undefined, ...statements: readonly StatementTrace[]): Release {
  const sizes = rows === undefined ? [] : [{ table, rows }];
  return {
    before: empty,
    after: empty,
    changes: [],
    oldQueries: [],
    statements,
    sizes,
    largeTableRows: 1000,
  };
}

test.each([
  [undefined, undefined],
  [5, 'info'],
  [10, undefined],
  [999, undefined],
  [1000, 'block'],
])('what takes longer with every row of a table with %s rows is of the level %s', (rows, level) => {
  const given = release(rows, trace(1, 'creates index'));
  const [finding, ...others] = indexBuiltUnderLock.judge(given).map((item) => bySize(item, given));
  expect(others).toEqual([]);
  expect(finding?.level).toBe(level);
  expect(finding?.message.includes('holds about')).toBe(rows !== undefined);
});

test('what takes no longer with every row does not depend on the size', () => {
  const given = release(1_000_000, trace(1, 'truncates'));
  expect(rowsDeleted.judge(given).map((finding) => bySize(finding, given).level)).toEqual([undefined]);
});

test('a table has one finding, with the first of its statements', () => {
  const [first, second] = [trace(1, 'creates index'), trace(2, 'creates index')];
  expect(indexBuiltUnderLock.judge(release(undefined, first, second))).toMatchObject([
    {
      key: 'orders',
      places: ['table:orders'],
      source: { file: '2.sql', line: 1 },
      message:
        'CREATE INDEX on orders keeps writers out until the index is built (2.sql:1, and so does 1 other statement).',
    },
  ]);
});

test('says how to build the index that was meant', () => {
  const subject = { table, statement: 'CREATE UNIQUE INDEX by_note\nON orders (note)' };
  expect(indexBuiltUnderLock.fix(subject)).toContain(
    '`CREATE UNIQUE INDEX CONCURRENTLY by_note\nON orders (note)`',
  );
  expect(indexBuiltUnderLock.fix({ table, statement: 'DO $$ … $$' })).toContain(
    'CREATE INDEX CONCURRENTLY on',
  );
});
