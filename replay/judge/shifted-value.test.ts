/** Members, types and lengths that come and go in both groups, and in preview by another share. */
import { expect, test } from 'vitest';
import { judged, type Chance } from './generated-run.test-support.ts';

type Body = (chance: Chance) => Readonly<Record<string, unknown>>;

const member =
  (share: number): Body =>
  (chance) =>
    chance() < share ? { promo: 'sale' } : {};
const nothing =
  (share: number): Body =>
  (chance) => ({ seen: chance() < share ? null : 'today' });
const list =
  (share: number): Body =>
  (chance) => ({ list: chance() < share ? [1, 2] : [1, 2, 3] });
const drawnAd =
  (of: (ad: number) => string): Body =>
  (chance) => ({ link: of(Math.floor(chance() * 6)) });

/** So many ads out of eight, each with its own price. */
const ads =
  (many: number, price: (ad: number) => number = (ad) => ad + 0.5): Body =>
  (chance) => {
    const all = Array.from({ length: 8 }, (_, id) => ({ id, at: chance() })).sort((a, b) => a.at - b.at);
    return { ads: all.slice(0, many).map(({ id }) => ({ id, price: price(id) })) };
  };

/** The differences found in `runs` runs of 60 pairs each. */
async function found(stable: Body, preview: Body, runs = 2): Promise<readonly string[]> {
  const all = Array.from({ length: runs }, (_, seed) =>
    judged({ seed, pairs: 60, routes: 1, noise: stable, preview: { noise: preview } }),
  );
  return (await Promise.all(all)).flatMap(({ results }) =>
    results.flatMap(({ outcome, differences }) =>
      outcome === 'fail' ? (differences ?? []).map(({ at, kind }) => `${at} ${kind}`) : [],
    ),
  );
}

const twice = (one: string): readonly string[] => [one, one];

test.each<[string, Body, Body, readonly string[]]>([
  ['a member that never comes any more', member(0.3), member(0), twice('body:/promo missing')],
  ['a member that always comes', member(0.3), member(1), twice('body:/promo extra')],
  ['a value that is always null', nothing(0.3), nothing(1), twice('body:/seen type-changed')],
  ['a value that is never null', nothing(0.4), nothing(0), twice('body:/seen type-changed')],
  [
    'each of many values changed',
    drawnAd((ad) => `/go/${ad}`),
    drawnAd((ad) => `/goto/${ad}`),
    twice('body:/link value-changed'),
  ],
  [
    'a part of many values that never come',
    drawnAd((ad) => `/go/${ad}`),
    drawnAd((ad) => `/go/${ad % 3}`),
    twice('body:/link value-changed'),
  ],
  ['one fewer of some that are drawn', ads(3), ads(2), twice('body:/ads length-changed')],
  [
    'another price of each that is drawn',
    ads(3),
    ads(3, (ad) => ad + 1.5),
    twice('body:/ads/*/price value-changed'),
  ],
  ['a list that is always shorter', list(0.3), list(1), twice('body:/list length-changed')],
])('%s is found', async (_name, stable, preview, expected) => {
  expect(await found(stable, preview)).toEqual(expected);
});

test.each([
  ['a member', member(0.3)],
  ['a null', nothing(0.3)],
  ['a length', list(0.5)],
  ['a text', drawnAd((ad) => `/go/${ad}`)],
  ['some of many elements', ads(3)],
])('%s that comes and goes alike in both is none', async (_name, both) => {
  expect(await found(both, both, 8)).toEqual([]);
});
