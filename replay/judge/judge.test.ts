/** From generated replies through the tally to results: causes, expectations, rare errors. */
import { describe, expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import type { ResultDraft } from '../../reports/index.ts';
import type { ReplayOptions } from '../options.ts';
import { judged, type Generated } from './generated-run.test-support.ts';

const failed = (results: readonly ResultDraft[]): string[] =>
  results
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ rule, key, outcome }) => `${rule}: ${key} ${outcome}`);

const calm = { pairs: 120, routes: 6 };
const options = (more: Partial<ReplayOptions>) => ({ options: more });

test('sound groups pass every rule', async () => {
  const { results } = await judged(calm);
  expect(failed(results)).toEqual([]);
  expect(results.length).toBeGreaterThan(5);
});

describe('one cause', () => {
  const headerLost: Generated = { ...calm, preview: { headers: { 'cache-control': undefined } } };

  test('on many routes is one finding that names them all', async () => {
    const { results } = await judged(headerLost);
    expect(failed(results)).toEqual(['header-differs: * header:cache-control missing fail']);
    const [result] = results;
    expect(result?.places).toHaveLength(6);
    expect(result).toMatchObject({ observations: 120, differences: [{ count: 120 }] });
    expect(result?.message).toContain('6 routes (GET /route/0, ');
    expect(result?.evidence?.map(({ kind }) => kind)).toEqual(['exchange-pair', 'text']);
  });

  test('on two routes is two findings with the keys of always', async () => {
    const { results } = await judged({ ...headerLost, routes: 2 });
    expect(failed(results)).toEqual([
      'header-differs: GET /route/0 header:cache-control missing fail',
      'header-differs: GET /route/1 header:cache-control missing fail',
    ]);
  });

  test('that gives a member another name is one finding with both', async () => {
    const { results } = await judged({ ...calm, preview: { body: { price: undefined, cost: 5 } } });
    expect(failed(results)).toEqual(['body-differs: * body:/price missing fail']);
    expect(results[0]?.message).toContain(
      'body:/price is missing in 120 of 120 pairs, for example 5 in stable and nothing in preview. Its value is at body:/cost there, which is new.',
    );
    expect(results[0]?.differences?.map(({ at, kind }) => `${at} ${kind}`)).toEqual([
      'body:/price missing',
      'body:/cost extra',
    ]);
    await expectTranslated(results);
  });

  test('that takes one member away and gives another is two', async () => {
    const { results } = await judged({ ...calm, preview: { body: { price: undefined, cost: 6 } } });
    expect(failed(results)).toEqual([
      'body-differs: * body:/price missing fail',
      'body-differs: * body:/cost extra fail',
    ]);
  });

  test('seen 3,000 times is one finding with a count', async () => {
    const { results } = await judged({ pairs: 3000, routes: 1, preview: { body: { price: '5' } } });
    expect(failed(results)).toEqual(['body-differs: GET /route/0 body:/price type-changed fail']);
    expect(results[0]).toMatchObject({ observations: 3000 });
  });

  test('on routes that are too rare each is seen on all of them', async () => {
    const { results } = await judged({
      pairs: 120,
      routes: 60,
      again: false,
      preview: { body: { price: 6 } },
    });
    expect(failed(results)).toEqual(['body-differs: * body:/price value-changed fail']);
  });
});

describe('a member that is gone in one reply', () => {
  const run = (options?: Partial<ReplayOptions>): Generated => ({
    pairs: 60,
    routes: 1,
    again: false,
    noise: () => ({ kept: 1 }),
    preview: { noise: (_chance, nth) => (nth === 7 ? {} : { kept: 1 }) },
    ...(options && { options }),
  });

  test('holds where the run ended before it was asked again', async () => {
    const { results } = await judged(run());
    expect(failed(results)).toEqual(['body-differs: GET /route/0 body:/kept missing inconclusive']);
    expect(results[0]).toMatchObject({ level: 'block' });
    expect(results[0]?.message).toContain('It was not asked again, which would tell it from chance.');
    await expectTranslated(results);
  });

  test('is found where it comes back, and where nothing is to be asked again', async () => {
    const missing = ['body-differs: GET /route/0 body:/kept missing fail'];
    expect(failed((await judged({ ...run(), again: true })).results)).toEqual(missing);
    expect(failed((await judged(run({ repeatsMax: 0 }))).results)).toEqual(missing);
  });
});

test('members that come and go in both groups are silent on routes of a request or two each', async () => {
  const noise = (chance: () => number) => ({
    ...(chance() < 0.4 ? { sometimes: 1 } : {}),
    maybe: chance() < 0.5 ? null : 'x',
  });
  for (const seed of [1, 2, 3, 4]) {
    const { results } = await judged({ pairs: 200, routes: 140, seed, noise });
    expect(failed(results)).toEqual([]);
  }
});

describe('an expected change', () => {
  const changed: Generated = { ...calm, preview: { body: { price: 6 } } };
  const rule = { place: 'body:/price', reason: 'prices were raised', until: '2026-03-31', by: 'Li' };

  test('is a note as long as it is expected', async () => {
    const { results, notices } = await judged({ ...changed, ...options({ expected: [rule] }) });
    const [result] = results;
    expect(result).toMatchObject({ outcome: 'fail', level: 'info' });
    expect(result?.message).toContain('It is expected by Li until 2026-03-31: prices were raised.');
    expect(notices).toEqual([]);
  });

  test('is a finding like any other after its day, and that is said', async () => {
    const { results, notices } = await judged({
      ...changed,
      ...options({ expected: [{ ...rule, until: '2026-03-01' }] }),
    });
    expect(results[0]).toMatchObject({ outcome: 'fail', level: 'block' });
    expect(notices).toEqual([
      {
        kind: 'policy',
        message:
          'The expected change at body:/price (prices were raised) was expected until 2026-03-01 only; such a change is a finding now.',
      },
    ]);
  });

  test('of another kind, or on another route, is not this one', async () => {
    const expected = [
      { ...rule, kind: 'missing' as const },
      { ...rule, place: 'GET /other body:/price' },
    ];
    const { results, notices } = await judged({ ...changed, ...options({ expected }) });
    expect(results[0]).toMatchObject({ outcome: 'fail', level: 'block' });
    expect(notices.map(({ message }) => message)).toEqual([
      'The expected change at body:/price (prices were raised) did not appear.',
      'The expected change at GET /other body:/price (prices were raised) did not appear.',
    ]);
  });

  test.each([
    ['until', { ...rule, until: 'soon' }],
    ['until', { ...rule, until: '2026-02-30' }],
    ['reason', { ...rule, reason: ' ' }],
    ['place', { ...rule, place: '' }],
  ])('whose %s makes no sense is refused', async (member, wrong) => {
    const refused = judged({ ...changed, ...options({ expected: [wrong] }) });
    await expect(refused).rejects.toMatchObject({ code: 'usage', where: `expected.${member}` });
  });
});

test('a flag that is stuck in preview is told with what it became', async () => {
  const noise = (chance: () => number) => ({ flag: chance() < 0.5 });
  const run = { pairs: 100, routes: 1, noise, preview: { noise: () => ({ flag: true }) } };
  const { results } = await judged(run);
  expect(failed(results)).toEqual(['body-differs: GET /route/0 body:/flag value-changed fail']);
  expect(results[0]?.message).toMatch(
    /It became true in preview alone \d{2} times, in stable alone 0 times\.$/,
  );
});

test('a value of somebody else in one reply of twenty, which stable never gives, is found', async () => {
  const user = (every: number) => (_chance: () => number, nth: number) => ({
    user: nth % every === 7 ? 'wang' : 'guest',
  });
  const run = { pairs: 140, routes: 1, noise: user(Infinity), preview: { noise: user(20) } };
  const { results } = await judged(run);
  expect(failed(results)).toEqual(['body-differs: GET /route/0 body:/user value-changed fail']);
  expect(results[0]?.message).toContain('in 6 of 140 pairs');
});

test('a place is ignored until its day', async () => {
  const ignore = (until: string) => [{ place: 'body:/price', reason: 'known', until }];
  const run = { ...calm, preview: { body: { price: 6 } } };
  expect(failed((await judged({ ...run, ...options({ ignore: ignore('2026-03-02') }) })).results)).toEqual(
    [],
  );
  expect(
    failed((await judged({ ...run, ...options({ ignore: ignore('2026-03-01') }) })).results),
  ).not.toEqual([]);
});

describe('a field that disagrees with itself in half of the replies', () => {
  const coin = (share: number) => (chance: () => number) => ({ value: chance() < share ? 0 : chance() });

  test.each([1, 0.3])(
    'and in 65 %% in preview is found, with %f of the requests asked twice',
    async (noiseShare) => {
      const noise = { noise: coin(0.71), preview: { noise: coin(0.49) } };
      const runs = [1, 2].map((seed) => judged({ seed, pairs: 3000, routes: 1, noiseShare, ...noise }));
      for (const { results } of await Promise.all(runs))
        expect(failed(results)).toEqual(['body-differs: GET /route/0 body:/value value-changed fail']);
    },
  );
});

test.each(['ratioMax', 'tailRatioMax'])(
  'a limit of latency that is no slowdown is refused: %s',
  async (name) => {
    const refused = judged({ ...calm, ...options({ latency: { [name]: 1 } }) });
    await expect(refused).rejects.toMatchObject({ code: 'usage', where: `latency.${name}` });
  },
);

test.each([
  [3, 'warn', 'pass'],
  [4, 'block', 'inconclusive'],
] as const)('%i replies of 3,000 without proof: %s', async (unmarked, level, outcome) => {
  const { results, gates } = await judged({ pairs: 3000, routes: 2, noiseShare: 0, preview: { unmarked } });
  expect(failed(results)).toEqual(['group-not-proven: unproven preview inconclusive']);
  expect(results.find((result) => result.outcome !== 'pass')).toMatchObject({
    level,
    observations: unmarked,
  });
  expect(gates.find(({ name }) => name === 'replies that prove no group')).toMatchObject({ outcome });
});
