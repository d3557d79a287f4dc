/** How findings are grouped by what they are about, and how a fix becomes steps. */
import { expect, test } from 'vitest';
import { finding } from '../../../fixtures/reports/small-and-wide.ts';
import { resultHead } from '../data/heads.ts';
import { groupByPlace } from './compat/place-groups.ts';
import { stepsOf } from './compat/steps-of.ts';

test('findings stand by table, operation, message, query and key', () => {
  const places = [
    'query:ads',
    'column:shop.ads.note',
    'operation:GET /ads',
    'column:ads.note',
    'table:ads',
    'config:ads',
    'strange',
  ];
  const groups = groupByPlace(
    places.map((place, index) => resultHead(finding(index, { places: [place] }), index)),
  );
  expect(groups.map(({ area, name, members }) => [area, name, members.length])).toEqual([
    ['table', 'shop.ads', 1],
    ['table', 'ads', 2],
    ['operation', 'GET /ads', 1],
    ['query', 'ads', 1],
    ['config', 'ads', 1],
    ['other', 'strange', 1],
  ]);
});

test.each([
  [
    'Release code first; drop `a.b` later, in 2.0 or so.',
    ['Release code first', 'Drop `a.b` later, in 2.0 or so.'],
  ],
  ['Add it as optional. Move the callers.', ['Add it as optional.', 'Move the callers.']],
  ['先发布代码；以后再删除。最后检查。', ['先发布代码', '以后再删除。', '最后检查。']],
  ['Keep it.', ['Keep it.']],
  ['', []],
])('the steps of %j', (fix, steps) => {
  expect(stepsOf(fix)).toEqual(steps);
});
