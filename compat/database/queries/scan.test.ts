import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queriesIn } from './read-queries.ts';
import { numberParameters, scan, splitQueries } from './scan.ts';

describe('parameters', () => {
  test.each([
    ['a = $1 AND b = $2', 'a = $1 AND b = $2'],
    ['a = :id AND b = :name OR c = :id', 'a = $1 AND b = $2 OR c = $1'],
    ['a = ? AND b = ?', 'a = $1 AND b = $2'],
    ['a = @id AND b = sqlc.narg(name)', 'a = $1 AND b = $2'],
    [`a = sqlc.arg('id')`, 'a = $1'],
    ['a::text = :a::int', 'a::text = $1::int'],
    ['data ? $1', 'data ? $1'],
    ['data @> :x AND y <@ z', 'data @> $1 AND y <@ z'],
    [`a = ':x' AND b = "c:d" -- :y?\n AND c = :z`, `a = ':x' AND b = "c:d" -- :y?\n AND c = $1`],
    ['SELECT $tag$ :x ? $tag$, :y', 'SELECT $tag$ :x ? $tag$, $1'],
    ['arr[1:2] = :x;', 'arr[1:2] = $1'],
    ['a = :x /* b /* :y */ = :z */ AND c = :z', 'a = $1 /* b /* :y */ = :z */ AND c = $2'],
  ])('%s', (sql, expected) => {
    expect(numberParameters(sql)).toBe(expected);
  });
});

test('statements keep their lines; strings, comments and bodies stay whole', () => {
  const text = `-- first\nSELECT ';';\n\n/* ; */ SELECT $$a;b$$\n;\n-- end\n`;
  expect(splitQueries(text)).toEqual([
    { text: `SELECT ';'`, line: 2 },
    { text: 'SELECT $$a;b$$', line: 4 },
  ]);
});

test('cutting loses nothing', () => {
  const parts = fc.constantFrom(
    'a',
    ';',
    "'",
    '"',
    '--',
    '\n',
    '/*',
    '*/',
    '$$',
    '$x$',
    "E'",
    '\\',
    '?',
    ':b',
  );
  fc.assert(
    fc.property(fc.array(parts), (texts) => {
      const sql = texts.join('');
      expect(
        scan(sql)
          .map(({ text }) => text)
          .join(''),
      ).toBe(sql);
    }),
  );
});

test('queries are called by their mark, else by how they begin', () => {
  const text = 'SELECT 1;\n-- name: getUser :one\nSELECT *\nFROM users WHERE id = :id;\n';
  expect(queriesIn('q.sql', text)).toMatchObject([
    { name: 'SELECT 1', source: { line: 1 } },
    { name: 'getUser', sql: 'SELECT *\nFROM users WHERE id = $1', source: { file: 'q.sql', line: 3 } },
  ]);
});
