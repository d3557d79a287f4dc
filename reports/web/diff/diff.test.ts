/** Which lines belong together, which words differ, and which places a rule ignores. */
import { describe, expect, test } from 'vitest';
import { alignedLines, foldEqualRows, markedWords } from './aligned-lines.ts';
import { ignoringRule, isOnRoute } from './ignore-rules.ts';
import { placedLines } from './json-lines.ts';

describe('lines', () => {
  const sides = (old: string, now: string): readonly string[] =>
    alignedLines(old.split(''), now.split('')).map(
      (row) =>
        `${row.old === undefined ? '·' : old[row.old]}${row.isSame ? '=' : '≠'}${row.new === undefined ? '·' : now[row.new]}`,
    );

  test.each([
    ['abc', 'abc', ['a=a', 'b=b', 'c=c']],
    ['abc', 'axc', ['a=a', 'b≠x', 'c=c']],
    ['abc', 'ac', ['a=a', 'b≠·', 'c=c']],
    ['ac', 'abc', ['a=a', '·≠b', 'c=c']],
    ['abcd', 'xd', ['a≠x', 'b≠·', 'c≠·', 'd=d']],
    ['', 'a', ['·≠a']],
    ['a', '', ['a≠·']],
  ])('%j beside %j', (old, now, rows) => {
    expect(sides(old, now)).toEqual(rows);
  });

  test('texts without anything in common are set side by side at once, however long', () => {
    const many = (of: string): string[] => Array.from({ length: 5000 }, (_, at) => `${of}${at}`);
    const rows = alignedLines(many('a'), many('b'));
    expect(rows).toHaveLength(5000);
    expect(rows.at(-1)).toEqual({ old: 4999, new: 4999, isSame: false });
  });

  test('equal ones far from a difference are left out', () => {
    const old = Array.from({ length: 30 }, (_, at) => `line ${at}`);
    const folded = foldEqualRows(alignedLines(old, old.with(15, 'other')));
    expect(folded.map((row) => ('leftOut' in row ? row.leftOut : row.old))).toEqual([
      12, 12, 13, 14, 15, 16, 17, 18, 11,
    ]);
    expect(foldEqualRows(alignedLines(old, old))).toEqual([{ leftOut: 30 }]);
  });
});

test('the words that differ are marked, and lines alike in nothing as a whole', () => {
  const { old, new: now } = markedWords('note text null', 'note text not null');
  expect(old.filter(({ differs }) => differs)).toEqual([]);
  expect(now.filter(({ differs }) => differs).map(({ text }) => text.trim())).toEqual(['not']);
  expect(markedWords('a b', 'c d')).toEqual({
    old: [{ text: 'a b', differs: true }],
    new: [{ text: 'c d', differs: true }],
  });
});

test('JSON is shown one value a line, each with its place', () => {
  const text = '{"total":2,"items":[{"a/b":[]},{"id":{}}],"none":null}';
  const lines = placedLines(text);
  expect(lines.map((line) => line.text).join('\n')).toBe(JSON.stringify(JSON.parse(text), undefined, 2));
  expect(lines.map(({ at }) => at)).toEqual([
    'body:',
    'body:/total',
    'body:/items',
    'body:/items/*',
    'body:/items/*/a~1b',
    'body:/items/*',
    'body:/items/*',
    'body:/items/*/id',
    'body:/items/*',
    'body:/items',
    'body:/none',
    'body:',
  ]);
  expect(placedLines('{"cut":')).toEqual([{ text: '{"cut":' }]);
});

test.each([
  ['body:/at', 'GET /ads', 'body:/at', true],
  ['body:/items/*', 'GET /ads', 'body:/items/*/id', true],
  ['GET /ads body:/at', 'GET /ads', 'body:/at', true],
  ['GET /ads body:/at', 'GET /ads/{}', 'body:/at', false],
  ['* body:/at', 'GET /ads/{}', 'body:/at', true],
  ['body:/at', 'GET /ads', 'body:/attic', false],
])('the rule %j on %s %s', (place, route, at, isIgnored) => {
  const rule = { place, reason: 'a clock', count: 1 };
  expect(ignoringRule([rule], route, at) === rule).toBe(isIgnored);
});

test('a rule without a route speaks of every route', () => {
  const on = (place: string): boolean => isOnRoute({ place, reason: '', count: 0 }, 'GET /ads');
  expect([
    on('body:/at'),
    on('GET /ads body:/at'),
    on('GET /* header:etag'),
    on('GET /other status'),
  ]).toEqual([true, true, true, false]);
});
