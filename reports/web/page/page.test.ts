/** The arithmetic behind what is shown: addresses, preferences, windows of rows, orders, groups. */
import { describe, expect, test } from 'vitest';
import { finding } from '../../../fixtures/reports/small-and-wide.ts';
import { resultHead } from '../data/heads.ts';
import { expectedRule } from './expected-rule.ts';
import { groupFindings } from './finding-groups.ts';
import { parsePreferences, startPreferences } from './preferences.ts';
import { hrefOf, parseRoute, type Route } from './route.ts';
import { nextOrder, sortedRows } from './sorted-rows.ts';
import { rowAfterKey, scrollTo, windowOfRows } from './window-of-rows.ts';

describe('addresses', () => {
  test.each<[Route, string]>([
    [{ view: '', query: '' }, '#/'],
    [{ view: 'replay', query: '' }, '#/v/replay'],
    [{ view: '', query: 's:fail !"a & b"' }, '#/?q=s%3Afail+%21%22a+%26+b%22'],
    [{ view: 'replay', query: 'x', result: '29d9de44407b9f9f' }, '#/r/29d9de44407b9f9f?q=x&v=replay'],
  ])('%j is %s and back', (route, href) => {
    expect(hrefOf(route)).toBe(href);
    expect(parseRoute(href)).toEqual(route);
  });

  test.each(['', '#', '#findings', '#/x/y', '#/r/', '#/v/%E0%A4%A'])('%j breaks nothing', (hash) => {
    expect(parseRoute(hash)).not.toHaveProperty('result');
  });
});

test.each([null, '', 'null', '[]', '{"theme":7,"order":"x"}', '{"theme":"pink","order":{"a":1}}'])(
  'kept preferences %j are as good as none',
  (text) => {
    expect(parsePreferences(text)).toEqual(startPreferences);
  },
);

test('kept preferences come back', () => {
  const kept = { theme: 'dark', language: 'zh-CN', replies: 'inline', order: { results: '-key' } } as const;
  expect(parsePreferences(JSON.stringify(kept))).toEqual(kept);
});

describe('a window of rows', () => {
  const list = { rowHeight: 10, count: 1000 };
  test('holds what is seen and a margin, never more than there is', () => {
    expect(windowOfRows(0, 100, list)).toEqual({ from: 0, to: 18 });
    expect(windowOfRows(5000, 100, list)).toEqual({ from: 492, to: 518 });
    expect(windowOfRows(9990, 100, list)).toEqual({ from: 991, to: 1000 });
    expect(windowOfRows(0, 100, { rowHeight: 10, count: 0 })).toEqual({ from: 0, to: 0 });
  });

  test('scrolls no further than it must', () => {
    const seen = { scrollTop: 100, height: 50, rowHeight: 10 };
    expect([scrollTo(12, seen), scrollTo(2, seen), scrollTo(20, seen)]).toEqual([100, 20, 160]);
  });

  test.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 9],
    ['End', 5, 9],
    ['Home', 5, 0],
    ['x', 5, undefined],
  ])('%s leads from %i to %s', (key, row, next) => {
    expect(rowAfterKey(key, row, { count: 10, page: 8 })).toBe(next);
  });
});

test('rows are sorted, nothing comes last, equal ones keep their order', () => {
  const values = ['b', 2, null, 'a', 10, 2];
  const sorted = (isDescending: boolean): number[] => [
    ...sortedRows([0, 1, 2, 3, 4, 5], (row) => values[row], isDescending),
  ];
  expect(sorted(false)).toEqual([1, 5, 4, 3, 0, 2]);
  expect(sorted(true)).toEqual([4, 1, 5, 0, 3, 2]);
  expect([
    nextOrder(undefined, 'a'),
    nextOrder('a', 'a'),
    nextOrder('-a', 'a'),
    nextOrder('-a', 'b'),
  ]).toEqual(['a', '-a', '', 'b']);
});

test('findings of one cause are one group', () => {
  const drop = { change: { kind: 'column-dropped' } };
  const results = [
    finding(1, drop),
    finding(2, { ...drop, state: 'new' }),
    finding(3, { ...drop, level: 'warn' }),
    finding(4, { change: { kind: 'table-dropped' } }),
  ].map(resultHead);
  const groups = groupFindings(results);
  expect(groups.map(({ members, newCount }) => [members.length, newCount])).toEqual([
    [2, 1],
    [1, 0],
    [1, 0],
  ]);
});

test('a difference becomes a rule that expects it for two weeks', () => {
  const result = resultHead(finding(1, { places: ['operation:GET /api/ads'] }), 0);
  const rule = expectedRule(
    result,
    { at: 'body:/items', kind: 'order-changed', count: 50 },
    '2026-03-02T09:00:00.000Z',
  );
  expect(rule).toBe(
    '- place: "GET /api/ads body:/items"\n  kind: order-changed\n  reason: ""\n  until: 2026-03-16',
  );
});
