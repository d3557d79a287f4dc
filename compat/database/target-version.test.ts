import { describe, expect, test } from 'vitest';
import { newerSyntax } from './locks/newer-syntax.ts';
import { olderDdl } from './mysql/locks/older-ddl.ts';
import { copiedByText } from './mysql/locks/copied-by-text.ts';
import { isBefore, readTargetVersion } from './target-version.ts';

test.each([
  ['15', 'postgresql', 'PostgreSQL 15 15'],
  ['PostgreSQL 16.3', 'postgresql', 'PostgreSQL 16.3 16'],
  ['8.0.36', 'mysql', 'MySQL 8.0.36 8.0'],
  ['mariadb 5.5', 'mysql', 'MariaDB 5.5 5.5'],
  ['10.11.6-MariaDB-0+deb12u1', 'mysql', 'MariaDB 10.11.6 10.11'],
  ['11.4', 'mysql', 'MariaDB 11.4 11.4'],
] as const)('%s for %s', (written, dialect, read) => {
  const { product, text, release } = readTargetVersion(written, dialect);
  expect(`${product} ${text} ${release}`).toBe(read);
});

test.each([
  ['new', 'postgresql'],
  ['mysql 8', 'postgresql'],
  ['postgres 15', 'mysql'],
] as const)('%s for %s is refused', (written, dialect) => {
  expect(() => readTargetVersion(written, dialect)).toThrow(expect.objectContaining({ code: 'usage' }));
});

test.each([
  ['8.0', '8.0.16', false],
  ['8.0.15', '8.0.16', true],
  ['5.7', '8.0.16', true],
  ['8.4.1', '8.0.16', false],
])('MySQL %s and what is there since %s', (text, since, isOlder) => {
  expect(isBefore({ product: 'MySQL', text, release: '' }, { MySQL: since, MariaDB: '99' })).toBe(isOlder);
});

describe('what older servers do not understand', () => {
  test.each(newerSyntax)('$what', ({ pattern, example, since }) => {
    expect(example).toMatch(pattern);
    expect(Object.keys(since).length).toBeGreaterThan(0);
  });

  test('a stored column is no virtual one', () => {
    const virtual = newerSyntax.find(({ what }) => what === 'a virtual generated column')!;
    expect('ALTER TABLE t ADD b int GENERATED ALWAYS AS (abs(a) * (2 + a)) STORED').not.toMatch(
      virtual.pattern,
    );
  });
});

const orders = {
  oid: 1,
  schema: 'public',
  name: 'orders',
  columns: [],
  uniques: [],
  checks: [],
  foreignKeys: [],
};
const schema = { tables: [orders], views: [], enums: [], functions: [] };

test.each([
  ['ADD COLUMN note text', '8.0.11', 0],
  ['ADD note text', 'mariadb 10.2', 0],
  ['ADD COLUMN note text', '8.0.12', undefined],
  ['ADD COLUMN note text AFTER id', '8.0.28', 1],
  ['DROP note', 'mariadb 10.3', 2],
  ['DROP COLUMN note', '8.0.29', undefined],
  ['DROP INDEX by_note', '5.7', undefined],
  ['ADD UNIQUE KEY by_note (note)', '5.7', undefined],
  ['ADD COLUMN note text, ALGORITHM=INPLACE', '5.7', undefined],
])('%s on %s', (clause, version, row) => {
  const release = [{ name: '2.sql', sql: `ALTER TABLE orders ${clause}` }];
  const found = copiedByText(release, schema, readTargetVersion(version, 'mysql'));
  expect(found.map(({ way, refusal }) => [way, refusal])).toEqual(
    row === undefined ? [] : [['rebuilt', olderDdl[row]?.why]],
  );
  expect(copiedByText(release, schema)).toEqual([]);
});
