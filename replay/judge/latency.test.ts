import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../arms.ts';
import { emptyRoute, emptyTally, type Tally } from '../tally/tally.ts';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import { latencyOpinion } from './latency-opinion.ts';
import { judgeLatency } from './latency.ts';
import { usualLatencyLimits as limits } from './options.ts';

interface Planned {
  readonly name: string;
  readonly pairs: number;
  readonly factor?: number;
  readonly baseMs?: number;
  /** Share of preview's replies that take 500 ms longer. */
  readonly slowShare?: number;
  /** Of ln(latency) between two replies to one request. */
  readonly noise?: number;
}

/** Lognormal latencies of many sizes with a slow tail, as on a busy machine. */
function run(seed: number, plan: readonly Planned[]): Tally {
  const random = randomNumbers(seed);
  const uniform = (): number => (random() + 1) / (2 ** 32 + 1);
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const tally = emptyTally();
  for (const { name, pairs, factor = 1, baseMs = 40, slowShare = 0, noise = 0.35 } of plan) {
    const route = (tally.routes[name] = emptyRoute(name));
    for (let index = 0; index < pairs; index += 1) {
      const request = baseMs * Math.exp(normal() * 0.5);
      const draw = (): number => Math.exp(normal() * noise) * (uniform() < 0.03 ? 5 : 1);
      const late = uniform() < slowShare ? 500_000 : 0;
      const [stable, preview] = [request * draw() * 1000, request * draw() * factor * 1000 + late];
      route.pairs += 1;
      route.own.stable.record(stable);
      route.own.preview.record(preview);
      route.ratios.record(stable, preview);
    }
  }
  return tally;
}

/** So many of the runs name it. */
function runsThatName(name: string, runs: number, judged: (seed: number) => readonly string[]): number {
  return Array.from({ length: runs }, (_, seed) => judged(seed)).filter((names) => names.includes(name))
    .length;
}

const worse = (tally: Tally, more: Partial<typeof limits> = {}): string[] =>
  judgeLatency(tally, { ...limits, ...more })
    .filter(({ verdict }) => verdict === 'worse')
    .map(({ name }) => name);

const alike = Array.from({ length: 12 }, (_, index) => ({ name: `GET /${index}`, pairs: 22 }));

describe('latency', () => {
  test('equal groups are not worse in 99 of 100 runs', () => {
    const alarms = Array.from({ length: 300 }, (_, seed) => worse(run(seed, alike)));
    expect(alarms.filter((names) => names.length > 0).length).toBeLessThanOrEqual(3);
  });

  test('three times as slow is found among 12 routes with 22 pairs', () => {
    const runs = Array.from({ length: 300 }, (_, seed) =>
      worse(run(seed, [...alike, { name: 'GET /slow', pairs: 22, factor: 3 }])),
    );
    expect(runs.filter((names) => names.includes('GET /slow')).length).toBeGreaterThanOrEqual(282);
  });

  test('slower by a share that nobody notices is no finding', () => {
    expect(worse(run(1, [{ name: 'GET /a', pairs: 400, factor: 1.1 }]))).toEqual([]);
    expect(worse(run(1, [{ name: 'GET /a', pairs: 400, factor: 3, baseMs: 1 }]))).toEqual([]);
  });

  test('rare routes are judged together, and too few of them not at all', () => {
    const rare = (pairs: number) =>
      Array.from({ length: 5 }, (_, index) => ({ name: `GET /${index}`, pairs, factor: 4 }));
    expect(worse(run(1, rare(8)))).toEqual(['rare routes']);
    expect(judgeLatency(run(1, rare(3)), limits)).toMatchObject([{ verdict: 'too-few', samples: 15 }]);
  });

  describe('a slowdown by a few percent over many routes', () => {
    const strict = { ratioMax: 1.03, differenceMsMin: 0 };
    const mixed = (seed: number, factor: number, pairs = 5) => {
      const random = randomNumbers(seed);
      const size = (): number => Math.exp(((random() + random() + random()) / 2 ** 32 - 1.5) * 2.4);
      return Array.from({ length: 40 }, (_, index) => ({
        name: `GET /${index}`,
        pairs,
        factor,
        noise: 0.1,
        baseMs: 40 * size(),
      }));
    };

    test.each([
      [200, 5, 40],
      [400, 10, 48],
    ])('of 5 %% is found from %i pairs when the limits are set for it', (_all, pairs, runsMin) => {
      const named = (seed: number) => worse(run(seed, mixed(seed, 1.05, pairs)), strict);
      expect(runsThatName('rare routes', 50, named)).toBeGreaterThanOrEqual(runsMin);
    });

    test.each([1, 1.01])('%f is not', (factor) =>
      expect(
        runsThatName('rare routes', 100, (seed) => worse(run(seed, mixed(seed, factor)), strict)),
      ).toBeLessThanOrEqual(2),
    );

    test.each([
      [1.05, 28, 30],
      [1.01, 0, 1],
      [1, 0, 1],
    ])('of %f times warns in %i to %i of 30 runs with the usual limits', async (factor, least, most) => {
      const told = (seed: number) => latencyOpinion(run(seed, mixed(seed, factor, 25)), limits).results;
      const warned = Array.from({ length: 30 }, (_, seed) => told(seed)).filter((results) =>
        results.some(({ level, outcome }) => level === 'warn' && outcome === 'fail'),
      );
      expect(warned.length).toBeGreaterThanOrEqual(least);
      expect(warned.length).toBeLessThanOrEqual(most);
      for (const [result] of warned)
        expect(result?.message).toMatch(/takes 1\.0\d times .* below the limit of 1\.3 times\.$/);
      await expectTranslated(warned.flat());
    });

    test('blocks once beyond the limit, and is told once', () => {
      const { results } = latencyOpinion(run(1, mixed(1, 1.6, 25)), limits);
      expect(results.length).toBeGreaterThan(0);
      expect(results.filter(({ level }) => level === 'warn')).toEqual([]);
    });

    test('shows where each route has too few pairs to show it', () => {
      const plan = (factor: number) => alike.map((one) => ({ ...one, pairs: 30, factor, noise: 0.1 }));
      const anything = (factor: number) => (seed: number) =>
        worse(run(seed, plan(factor)), strict).length > 0 ? ['any'] : [];
      expect(runsThatName('any', 30, anything(1.05))).toBeGreaterThanOrEqual(26);
      expect(runsThatName('any', 100, anything(1.01))).toBeLessThanOrEqual(2);
    });
  });

  describe('a slow tail', () => {
    const named = (slowShare: number, pairs: number) => (seed: number) =>
      worse(run(seed, [{ name: 'GET /a', pairs, slowShare, baseMs: 10 }]));

    test('of 2 % is found in 2,000 pairs with the usual limits', () =>
      expect(runsThatName('GET /a', 50, named(0.02, 2000))).toBeGreaterThanOrEqual(49));

    test('is named, and the middle is sound', () => {
      const [judged] = judgeLatency(
        run(1, [{ name: 'GET /a', pairs: 2000, slowShare: 0.02, baseMs: 10 }]),
        limits,
      );
      expect(judged).toMatchObject({ isSlower: false, verdict: 'worse' });
      expect(judged?.tails.map(({ name }) => name)).toContain('TP99');
    });

    test('that both groups have is sound', () => {
      expect(runsThatName('GET /a', 200, named(0, 2000))).toBeLessThanOrEqual(1);
    });
  });

  test('says how many pairs it takes', () => {
    const [calm] = judgeLatency(run(1, [{ name: 'GET /a', pairs: 400, noise: 0.05 }]), limits);
    const [noisy] = judgeLatency(run(1, [{ name: 'GET /a', pairs: 400, noise: 0.8 }]), limits);
    expect(calm?.samplesNeeded).toBe(20);
    expect(noisy?.samplesNeeded).toBeGreaterThan(300);
    expect(noisy?.samplesNeeded).toBeLessThan(1500);
  });

  test('finds a slowdown by the limit with as many pairs as it says, in 8 of 10 runs and more', () => {
    const factor = 1.45;
    const own = { ratioMax: 1.3, differenceMsMin: 0 };
    const [judged] = judgeLatency(run(7, [{ name: 'GET /a', pairs: 5000 }]), { ...limits, ...own });
    const pairs = judged?.samplesNeeded ?? 0;
    const named = (seed: number) => worse(run(seed, [{ name: 'GET /a', pairs, factor }]), own);
    expect(runsThatName('GET /a', 50, named)).toBeGreaterThanOrEqual(40);
  });
});
