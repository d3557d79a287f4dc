import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../arms.ts';
import { recordRatio } from '../tally/ratios.ts';
import { emptyRoute, emptyTally, type Tally } from '../tally/tally.ts';
import { judgeLatency } from './latency.ts';

const limits = {
  ratioMax: 1.3,
  differenceMsMin: 10,
  tailRatioMax: 1.5,
  tailDifferenceMsMin: 50,
  samplesMin: 20,
};

/** Lognormal latencies of many sizes with a slow tail, as on a busy machine. */
function run(
  seed: number,
  plan: readonly {
    readonly name: string;
    readonly pairs: number;
    readonly factor?: number;
    readonly baseMs?: number;
  }[],
): Tally {
  const random = randomNumbers(seed);
  const uniform = (): number => (random() + 1) / (2 ** 32 + 1);
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const tally = emptyTally();
  for (const { name, pairs, factor = 1, baseMs = 40 } of plan) {
    const route = (tally.routes[name] = emptyRoute(name));
    for (let index = 0; index < pairs; index += 1) {
      const request = baseMs * Math.exp(normal() * 0.5);
      const noise = (): number => Math.exp(normal() * 0.35) * (uniform() < 0.03 ? 5 : 1);
      const [stable, preview] = [request * noise() * 1000, request * noise() * factor * 1000];
      route.pairs += 1;
      route.own.stable.record(stable);
      route.own.preview.record(preview);
      recordRatio(route.ratios, stable, preview);
    }
  }
  return tally;
}

const worse = (tally: Tally): string[] =>
  judgeLatency(tally, limits)
    .filter(({ verdict }) => verdict === 'worse')
    .map(({ name }) => name);

const alike = Array.from({ length: 12 }, (_, index) => ({ name: `GET /${index}`, pairs: 22 }));

describe('latency', () => {
  test('equal groups are not worse in 99 of 100 runs', () => {
    const alarms = Array.from({ length: 300 }, (_, seed) => worse(run(seed, alike)));
    expect(alarms.filter((names) => names.length > 0).length).toBeLessThanOrEqual(3);
  });

  test('three times as slow is found among 12 routes with 22 pairs', () => {
    const runs = Array.from({ length: 50 }, (_, seed) =>
      worse(run(seed, [...alike, { name: 'GET /slow', pairs: 22, factor: 3 }])),
    );
    expect(runs.filter((names) => names.includes('GET /slow')).length).toBeGreaterThanOrEqual(48);
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
});
