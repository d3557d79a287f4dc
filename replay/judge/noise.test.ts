/** The judge on generated runs: silent when both groups are alike, awake when they are not. */
import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../arms.ts';
import { openAttester } from '../attest.ts';
import type { Json } from '../json.ts';
import type { CompleteReply } from '../reply.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { Observation } from '../tally/observation.ts';
import { fold } from '../tally/fold.ts';
import type { FoldRules } from '../tally/fold-rules.ts';
import { openRedactor } from '../tally/redactor.ts';
import { emptyTally, type Repeats, type Tally } from '../tally/tally.ts';
import { repeatSuspects } from '../repeat.ts';
import { noRules } from './difference/compare-rules.ts';
import { judgePlaces } from './noise.ts';

const rules: FoldRules = {
  attester: openAttester([{ by: 'header:by', preview: 'p' }], undefined),
  ignoredBy: () => undefined,
  compareAs: () => noRules,
  show: { headers: new Set(), redactor: openRedactor('key') },
};

type Chance = () => number;
type Body = (chance: Chance) => Json;

function reply(by: string, body: Json, status = 200): CompleteReply {
  const text = JSON.stringify(body);
  return {
    status,
    headers: { by, 'content-type': 'application/json', date: 'Mon, 02 Mar 2026 10:00:00 GMT' },
    body: { bytes: text.length, text },
    latencyUs: 1000,
  };
}

interface Bodies {
  readonly stable: Body;
  readonly preview: Body;
}

function observer(seed: number, bodies: Bodies): (request: PlannedRequest) => Observation {
  const random = randomNumbers(seed);
  const chance: Chance = () => random() / 2 ** 32;
  return (request) => ({
    request,
    stable: reply('s', bodies.stable(chance)),
    stableAgain: reply('s', bodies.stable(chance)),
    preview: reply('p', bodies.preview(chance)),
  });
}

function run(pairs: number, observe: (request: PlannedRequest) => Observation): Tally {
  const tally = emptyTally();
  for (let index = 0; index < pairs; index += 1) {
    const route = `GET /route/${index % 4}`;
    fold(
      tally,
      observe({ route, method: 'GET', target: '/', headers: {}, source: { file: 'f', line: index } }),
      rules,
    );
  }
  return tally;
}

/** A run with the questions asked again, as the engine does it. */
async function fullRun(seed: number, pairs: number, bodies: Bodies): Promise<Tally> {
  const observe = observer(seed, bodies);
  const tally = run(pairs, observe);
  await repeatSuspects(tally, { rules, repeatsMax: 8, ask: (request) => Promise.resolve(observe(request)) });
  return tally;
}

const found = (tally: Tally): string[] =>
  judgePlaces(tally)
    .filter(({ verdict }) => verdict === 'finding' || verdict === 'likely')
    .map(({ place }) => `${place.at} ${place.kind}`);

/** Ids and times, coins of every kind, a list in any order, a field that comes and goes. */
const noisy: Body = (chance) => ({
  id: chance(),
  coin: chance() < 0.5,
  rare: chance() < 0.02,
  often: chance() < 0.9,
  dice: Math.floor(chance() * 6),
  hits: Array.from({ length: 2 + Math.floor(chance() * 2) }, (_, index) => index),
  order: chance() < 0.5 ? [1, 2] : [2, 1],
  ...(chance() < 0.4 ? { extra: 1 } : {}),
});

describe('two equal groups', () => {
  test.each([12, 60, 300])('give no finding in 99 of 100 runs of %i pairs', async (pairs) => {
    let alarms = 0;
    const runs = pairs === 300 ? 100 : 300;
    for (let seed = 0; seed < runs; seed += 1) {
      const places = found(await fullRun(seed, pairs, { stable: noisy, preview: noisy }));
      alarms += places.length > 0 ? 1 : 0;
    }
    expect(alarms).toBeLessThanOrEqual(runs / 100);
  });
});

test('a time that one process repeats within a millisecond, and two never, is noise', () => {
  const at = (ms: number): Json => ({ madeAt: new Date(Date.UTC(2026, 2, 2, 10) + ms).toISOString() });
  const stable: Body = (chance) => at(chance() < 0.4 ? 0 : 1 + Math.floor(chance() * 50));
  expect(found(run(400, observer(1, { stable, preview: (chance) => at(100 + chance() * 900) })))).toEqual([]);
});

test('the time of a copy that each process keeps is noise, though stable always gives its own', () => {
  const at =
    (second: number): Body =>
    () => ({ generatedAt: `2026-03-02T10:00:0${second}Z` });
  expect(found(run(400, observer(1, { stable: at(1), preview: at(7) })))).toEqual([]);
});

test('an id that stable seldom changes and preview always is found', () => {
  const id = (chance: Chance, share: number): Json => ({
    id: `${chance() < share ? 'b' : 'a'}41d8cd98f00b204e9800998ecf8427e`,
  });
  const bodies = { stable: (chance: Chance) => id(chance, 0.02), preview: (chance: Chance) => id(chance, 1) };
  expect(found(run(400, observer(1, bodies)))).toContain('body:/id id-changed');
});

describe('a real difference', () => {
  test('from 50 % to 65 % noise is found with enough pairs', () => {
    const coin =
      (share: number): Body =>
      (chance) => ({ value: chance() < share ? 0 : 1 + chance() });
    const bodies = { stable: coin(0.71), preview: coin(0.49) };
    const runs = Array.from({ length: 20 }, (_, seed) => found(run(4000, observer(seed, bodies))));
    expect(runs.filter((places) => places.includes('body:/value value-changed'))).toHaveLength(20);
  });

  /** Of 4 runs, 500 pairs on each route, those that find the flag: it is on in these shares of the replies. */
  function runsWithFlag([stable, preview, values]: readonly [number, number, number]): number {
    const flag =
      (share: number): Body =>
      (chance) => ({ flag: chance() < share ? 'on' : `off ${Math.floor(chance() * (values - 1))}` });
    const bodies = { stable: flag(stable), preview: flag(preview) };
    const runs = Array.from({ length: 4 }, (_, seed) => found(run(2000, observer(seed, bodies))));
    return runs.filter((places) => places.includes('body:/flag value-changed')).length;
  }

  test.each<[string, readonly [number, number, number], number]>([
    ['on half of the time, and in preview in 65 %', [0.5, 0.65, 2], 4],
    ['stuck in preview', [0.5, 1, 2], 4],
    ['never on in preview', [0.2, 0, 4], 4],
    ['the same in both', [0.5, 0.5, 2], 0],
    ['a little more often on in preview', [0.5, 0.52, 2], 0],
    ['one of more values than are counted', [0.5, 0.65, 40], 0],
  ])('a flag that is %s', (_name, shares, expected) => {
    expect(runsWithFlag(shares)).toBe(expected);
  });

  const steady: Body = (chance) => ({ id: chance(), price: 5 });
  const onceIn =
    (nth: number, other: Json): Body =>
    () =>
      (nth -= 1) === 0 ? other : { price: 5 };

  test.each<[string, (one: Record<string, Json>) => Json, string]>([
    ['another type', (one) => ({ ...one, price: '5' }), 'body:/price type-changed'],
    ['another value', (one) => ({ ...one, price: 6 }), 'body:/price value-changed'],
    ['a missing field', ({ price: _price, ...one }) => one, 'body:/price missing'],
  ])('%s in every reply is found in 5 of 5', (_name, change, expected) => {
    const preview: Body = (chance) => change(steady(chance) as Record<string, Json>);
    const places = found(run(20, observer(1, { stable: steady, preview })));
    expect(places).toEqual(Array.from({ length: 4 }, () => expected));
  });

  test('one reply of another structure on a quiet route is found', () => {
    expect(found(run(20, observer(1, { stable: () => ({ price: 5 }), preview: onceIn(7, {}) })))).toEqual([
      'body:/price missing',
    ]);
  });

  test('asked again, it must come back', async () => {
    const bodies = { stable: () => ({ price: 5 }), preview: onceIn(7, {}) };
    expect(found(await fullRun(1, 20, bodies))).toEqual([]);
    const always = { stable: () => ({ price: 5 }), preview: () => ({}) };
    expect(found(await fullRun(1, 1, always))).toEqual(['body:/price missing']);
  });

  test('one reply of another value is a suspect until it was asked again', () => {
    const tally = run(20, observer(1, { stable: () => ({ price: 5 }), preview: onceIn(7, { price: 6 }) }));
    const judged = judgePlaces(tally).map(({ place, verdict }) => ({ place, verdict }));
    expect(judged).toMatchObject([
      { place: { at: 'body:/price', preview: 1, noise: 0 }, verdict: 'suspect' },
    ]);
    const again = (repeats: Repeats): string | undefined => {
      for (const { place } of judged) place.repeats = repeats;
      return judgePlaces(tally)[0]?.verdict;
    };
    expect(again({ rounds: 8, confirmed: 8, noise: 0 })).toBe('finding');
    expect(again({ rounds: 3, confirmed: 2, noise: 1 })).toBe('noise');
    expect(again({ rounds: 3, confirmed: 3, noise: 0 })).toBe('noise');
  });
});
