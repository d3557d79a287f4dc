import { describe, expect, test } from 'vitest';
import { LatencyWatch } from './latency-watch.ts';

const limits = { slowFactorMax: 3, slowMsMin: 200 };

/** The reply, counted from 1, at which it speaks up; replies come every 20 ms. */
function noticedAt(replies: readonly (readonly [route: string, ms: number])[]): number | undefined {
  const watch = new LatencyWatch(limits);
  const nth = replies.findIndex(
    ([route, ms], index) => watch.observe({ route, ms, ownMs: 0 }, index * 20) !== undefined,
  );
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
  const said = all.map(([route, ms], nth) =>
    watch.observe({ route, ms, ownMs: 0 }, nth < 60 ? nth * 20 : 1900 + nth),
  );
  expect(said.every((one) => one === undefined)).toBe(true);
});

test('tells what is left without the part of our own machine', () => {
  const watch = new LatencyWatch(limits);
  const said = [...times(60, 'a', 50), ...times(60, 'a', 500)].map(([route, ms], nth) =>
    watch.observe({ route, ms, ownMs: ms > 50 && nth % 3 > 0 ? 400 : 0 }, nth * 20),
  );
  const first = said.find((one) => one !== undefined);
  expect(first).toMatchObject({
    share: expect.closeTo(1, 1) as number,
    theirs: expect.closeTo(1 / 3, 1) as number,
  });
});

describe('requests that wait for a reply', () => {
  /** Every 20 ms a request goes out; from the 60th on those that `hangs` says never come back, others take 50 ms. */
  function noticedMs(hangs: (nth: number) => boolean): number | undefined {
    const watch = new LatencyWatch(limits);
    for (let nowMs = 0; nowMs < 10_000; nowMs += 20) {
      const nth = nowMs / 20;
      if (nth < 60 || !hangs(nth)) watch.observe({ route: 'a', ms: 50, ownMs: 0 }, nowMs);
      const waiting = Array.from({ length: nth + 1 }, (_, sent) => sent)
        .filter((sent) => sent >= 60 && hangs(sent))
        .map((sent) => ({ route: 'a', ms: nowMs - sent * 20, ownMs: 0 }));
      if (nth % 5 === 0 && watch.look(waiting, nowMs) !== undefined) return nowMs - 60 * 20;
    }
    return undefined;
  }

  test('all hang: the 26th is overdue after 0.7 s, and half a second more', () => {
    expect(noticedMs(() => true)).toBe(1300);
  });

  test('two of three hang', () => {
    expect(noticedMs((nth) => nth % 3 > 0)).toBeLessThan(2500);
  });

  test('one of three', () => {
    expect(noticedMs((nth) => nth % 3 === 0 && nth < 200)).toBeUndefined();
  });
});
