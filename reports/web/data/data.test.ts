/** What is packed on one side comes out on the other. */
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt, packColumn, packRows, unpackRows, columnJson, type Column } from './columns.ts';
import { shown } from './shown.ts';
import { compressed, template } from './stored-part.ts';
import { placeOf } from './summary.ts';
import { csvLines } from './table-file.ts';

const cell = fc.oneof(fc.string(), fc.integer(), fc.constant(null));

test('a column gives back every value', () => {
  fc.assert(
    fc.property(fc.array(cell), (values) => {
      const column = JSON.parse([...columnJson(packColumn(values))].join('')) as Column;
      expect(values.map((_, row) => cellAt(column, row))).toEqual(values);
    }),
  );
});

test('values that repeat are stored once', () => {
  expect(packColumn(['a', 'a', 'b', 'a'])).toEqual({ words: ['a', 'b'], at: [0, 0, 1, 0] });
  expect(packColumn([1, 2, 3])).toEqual({ values: [1, 2, 3] });
});

test('objects come back as they were, absent members absent', () => {
  const rows = [{ a: 1, b: ['x'] }, { a: 2 }, { a: 1, __proto__: null, b: [] }];
  expect(unpackRows(packRows(rows, ['a', 'b', 'never']))).toEqual([
    { a: 1, b: ['x'] },
    { a: 2 },
    { a: 1, b: [] },
  ]);
});

test('a long text is stored in short pieces that no text can end', async () => {
  const texts = Array.from({ length: 40 }, () => randomBytes(4000).toString('hex'));
  const pieces: string[] = [];
  for await (const piece of compressed(texts)) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(1);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(65_536);
  expect(gunzipSync(Buffer.from(pieces.join(''), 'base64')).toString()).toBe(texts.join(''));

  let stored = '';
  for await (const piece of template('data-x', ['</template><script>'])) stored += piece;
  expect(stored).toMatch(/^<template id="data-x">[A-Za-z\d+/=]+<\/template>\n$/);
});

test('each result has its place in one part', () => {
  const starts = [0, 3, 7];
  expect([0, 2, 3, 6, 7, 99].map((index) => placeOf(index, starts))).toEqual([
    { part: 0, place: 0 },
    { part: 0, place: 2 },
    { part: 1, place: 0 },
    { part: 1, place: 3 },
    { part: 2, place: 0 },
    { part: 2, place: 92 },
  ]);
});

test('every text, at any depth and in names, is safe to look at', () => {
  const value = JSON.parse('{"a\\u202e":["x\\u0000",{"__proto__":"\\u2028"}],"n":1,"z":null}') as object;
  expect(JSON.stringify(shown(value))).toBe(
    String.raw`{"a\\u{202e}":["x\\u{0}",{"__proto__":"\\u{2028}"}],"n":1,"z":null}`,
  );
  expect(shown('x'.repeat(5000))).toMatch(/^x{4000} … \(1000 more characters\)$/);
});

test('a table file quotes what it must and calculates nothing', () => {
  const table = {
    name: 'x',
    tool: 'replay' as const,
    columns: ['a', 'b'],
    rows: [
      ['=1+1', 2],
      ['say "hi",', null],
      ['-3', -3],
    ],
  };
  expect([...csvLines(table)].join('')).toBe(`a,b\r\n'=1+1,2\r\n"say ""hi"",",\r\n'-3,-3\r\n`);
});
