import { describe, expect, test } from 'vitest';
import { finding } from '../../../fixtures/reports/small-and-wide.ts';
import { resultHead } from '../data/heads.ts';
import type { Result } from '../../result.ts';
import { matchingRows } from './matching-rows.ts';
import { parseQuery } from './parse-query.ts';
import { resultTest } from './result-test.ts';
import { asksFor, toggleTerm } from './toggle-term.ts';

const someone: Partial<Result> = {
  tool: 'replay',
  rule: 'body-differs',
  key: 'GET /api/ads',
  message: 'Two words differ.',
  places: ['operation:GET /api/ads'],
  owner: 'Team Ads',
  phase: 'before',
  state: 'new',
};

function finds(query: string, more: Partial<Result> = {}): boolean {
  return resultTest(parseQuery(query))(resultHead(finding(1, { ...someone, ...more }), 0));
}

test.each([
  '',
  's:fail',
  's:fail,error',
  's:open',
  'S:FAIL',
  'rule:body-differs',
  'rule:replay/*',
  'rule:replay/body-*',
  'route:/api',
  'route:/api/*',
  'phase:before',
  'owner:ads',
  'owner:"team ads"',
  'state:new',
  'tool:replay',
  'level:block',
  'two differ',
  '"two words"',
  '!s:pass',
  '!nothing',
  '!"words two"',
  's:fail tool:replay !state:unchanged words',
  'tool:',
  '"',
  '!',
])('%j finds it', (query) => {
  expect(finds(query)).toBe(true);
});

test.each([
  's:pass',
  's:fail,error tool:compat',
  'rule:body',
  'rule:compat/*',
  'route:/other',
  'phase:be',
  'state:unchanged',
  '"words two"',
  '!two',
  '!s:open',
  'http://elsewhere',
])('%j does not', (query) => {
  expect(finds(query)).toBe(false);
});

test('what is waived is not open and has not failed', () => {
  const waiver = { reason: 'known', owner: 'dba', expires: '2026-03-03' };
  expect([finds('s:waived', { waiver }), finds('s:fail', { waiver }), finds('s:open', { waiver })]).toEqual([
    true,
    false,
    false,
  ]);
});

describe('a key that does not exist', () => {
  test.each([
    ['rul:x', [{ given: 'rul', meant: 'rule' }]],
    ['tol:replay', [{ given: 'tol', meant: 'tool' }]],
    ['http://x', []],
    ['s:fail', []],
  ])('%j is answered with %j', (query, unknownKeys) => {
    expect(parseQuery(query).unknownKeys).toEqual(unknownKeys);
  });

  test('is looked for as text', () => {
    expect(finds('rul:x', { message: 'has rul:x in it' })).toBe(true);
  });
});

test('a chip comes, goes and takes the place of its like', () => {
  expect(toggleTerm('', 's:fail')).toBe('s:fail');
  expect(toggleTerm('s:fail "a b"', 's:fail')).toBe('"a b"');
  expect(toggleTerm('s:fail x', 's:pass')).toBe('x s:pass');
  expect([asksFor('x s:fail', 's:fail'), asksFor('!s:fail', 's:fail')]).toEqual([true, false]);
});

test('rows are found by words, by column and without a word', () => {
  const columns = [
    { words: ['GET /a', 'GET /b'], at: [0, 1, 0, 1] },
    { values: [200, 404, null, 200] },
  ] as const;
  const found = (asked: string): number[] => [
    ...matchingRows(columns, { names: ['route', 'status'], count: 4, asked }),
  ];
  expect(found('')).toEqual([0, 1, 2, 3]);
  expect(found('/B')).toEqual([1, 3]);
  expect(found('get 200')).toEqual([0, 3]);
  expect(found('status:200 !route:/a')).toEqual([3]);
  expect(found('route:200')).toEqual([]);
  expect(found('"get /a"')).toEqual([0, 2]);
});
