import { expect, test } from 'vitest';
import { LatencyWatch } from './latency-watch.ts';

const limits = { slowFactorMax: 3, slowMsMin: 200 };

/** The reply, counted from 1, at which it speaks up; replies come every 20 ms. */
function noticedAt(replies: readonly (readonly [route: string, ms: number])[]): number | undefined {
  const watch = new LatencyWatch(limits);
  const nth = replies.findIndex(([route, ms], index) => watch.observe(route, ms, index * 20) !== undefined);
  return nth < 0 ? undefined : nth + 1;
}

const times = (count: number, route: string, ms: number): (readonly [string, number])[] =>
  Array.from({ length: count }, () => [route, ms] as const);

test.each([
  ['as at the beginning', times(300, 'a', 50), undefined],
  ['three times as slow, but nobody notices', [...times(60, 'a', 5), ...times(300, 'a', 60)], undefined],
  ['longer by much, but not by a factor', [...times(60, 'a', 900), ...times(300, 'a', 1500)], undefined],
  // more than half of the last 50 from the 26th slow one on, and 25 replies more are half a second
  ['ten times as slow', [...times(60, 'a', 50), ...times(300, 'a', 500)], 60 + 26 + 25],
  ['a route that is slow by nature', [...times(60, 'a', 50), ...times(300, 'b', 2000)], undefined],
  [
    'every third reply',
    [
      ...times(60, 'a', 50),
      ...Array.from({ length: 300 }, (_, nth) => ['a', nth % 3 === 0 ? 900 : 50] as const),
    ],
    undefined,
  ],
  [
    'a burst that is over',
    [...times(60, 'a', 50), ...times(40, 'a', 900), ...times(200, 'a', 50)],
    undefined,
  ],
])('%s', (_name, replies, expected) => expect(noticedAt(replies)).toBe(expected));

test('a pause of our own machine, after which many replies come at once, is none of the group', () => {
  const watch = new LatencyWatch(limits);
  const all = [...times(60, 'a', 50), ...times(60, 'a', 700), ...times(100, 'a', 50)];
  const said = all.map(([route, ms], nth) => watch.observe(route, ms, nth < 60 ? nth * 20 : 1900 + nth));
  expect(said.every((one) => one === undefined)).toBe(true);
});
