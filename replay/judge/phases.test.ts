/** Groups that are slow for a while and then are not: a busy neighbour, a collection of garbage, a job at night. */
import { describe, expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import { randomNumbers } from '../arms.ts';
import { Memory } from '../tally/memory.ts';
import { emptyRoute, emptyTally, mergeTallies, type Tally } from '../tally/tally.ts';
import { latencyOpinion } from './latency-opinion.ts';
import { judgeLatency } from './latency.ts';
import { usualLatencyLimits as limits } from './options.ts';

interface Planned {
  readonly pairs: number;
  /** How alike the speeds of a group are from one request to the next, 0 to 1; each group has phases of its own. */
  readonly rho: number;
  readonly factor?: number;
}

/** 12 routes, a few of them frequent, while everything becomes slower for both groups. */
function run(seed: number, { pairs, rho, factor = 1 }: Planned): Tally {
  const random = randomNumbers(seed);
  const uniform = (): number => (random() + 1) / (2 ** 32 + 1);
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const phase = { stable: normal(), preview: normal() };
  const tally = emptyTally();
  for (let index = 0; index < pairs; index += 1) {
    const name = `GET /${Math.floor(12 * uniform() ** 3)}`;
    const base = 40_000 * Math.exp(normal() * 0.5) * (1 + index / pairs);
    const draw = (group: 'stable' | 'preview'): number => {
      phase[group] = rho * phase[group] + Math.sqrt(1 - rho * rho) * normal();
      return base * Math.exp(phase[group] * 0.4) * (uniform() < 0.03 ? 5 : 1);
    };
    const [stable, preview] = [draw('stable'), draw('preview') * factor];
    const route = (tally.routes[name] ??= emptyRoute(name));
    route.pairs += 1;
    route.own.stable.record(stable);
    route.own.preview.record(preview);
    route.ratios.record(stable, preview);
    tally.memory.record(name, stable, preview);
  }
  return tally;
}

function runsFoundWorse(runs: number, plan: Planned, memory?: Memory): number {
  return Array.from({ length: runs }, (_, seed) => run(seed, plan)).filter((tally) =>
    judgeLatency(memory ? { ...tally, memory } : tally, limits).some(({ verdict }) => verdict === 'worse'),
  ).length;
}

describe('equal groups with phases', () => {
  test.each([
    { pairs: 100, rho: 0.5 },
    { pairs: 300, rho: 0.9 },
  ])('are not worse in 99 of 100 runs: $pairs pairs, $rho', (plan) =>
    expect(runsFoundWorse(100, plan)).toBeLessThanOrEqual(1),
  );

  test('would be in many without what is remembered of them', () => {
    const plan = { pairs: 100, rho: 0.9 };
    const without = runsFoundWorse(100, plan, new Memory());
    expect(without).toBeGreaterThan(8);
    expect(runsFoundWorse(100, plan)).toBeLessThan(without / 3);
  });
});

test.each([
  { pairs: 100, rho: 0 },
  { pairs: 200, rho: 0.5 },
  { pairs: 1500, rho: 0.9 },
])('a preview that takes twice as long is found all the same: $pairs pairs, $rho', (plan) =>
  expect(runsFoundWorse(10, { ...plan, factor: 2 })).toBeGreaterThanOrEqual(9),
);

test('one that takes far longer than phases make it is found in a short run', () => {
  const plan = { pairs: 60, rho: 0.9, factor: 10 };
  expect(runsFoundWorse(20, plan)).toBeGreaterThanOrEqual(19);
  expect(runsFoundWorse(20, { ...plan, factor: 2 })).toBeLessThan(15);
});

test('what may be a phase warns, with how many pairs would tell', async () => {
  const runs = Array.from({ length: 20 }, (_, seed) => run(seed, { pairs: 150, rho: 0.95, factor: 1.6 }));
  const opinions = runs.map((tally) => latencyOpinion(tally, limits).results);
  const results = opinions.find(([first]) => first?.outcome === 'inconclusive') ?? [];
  expect(results.map(({ outcome, level }) => `${outcome} ${level}`)).toEqual(['inconclusive warn']);
  expect(results[0]?.message).toMatch(
    / takes .* slow in phases, and [\d.]+ pairs .* about \d+ pairs would tell\.$/,
  );
  await expectTranslated(results);
});

describe('how many pairs are worth one', () => {
  test.each([
    { pairs: 2000, rho: 0, from: 1, to: 1.2 },
    // (1 + ρ) / (1 − ρ) is 3, and less where single slow replies hide it
    { pairs: 2000, rho: 0.5, from: 1.8, to: 3.5 },
    { pairs: 4000, rho: 0.9, from: 9, to: 24 },
  ])('$pairs pairs, $rho', ({ from, to, ...plan }) => {
    const { memory } = run(3, plan);
    expect(memory.pairsForOne(1)).toBeGreaterThanOrEqual(from);
    expect(memory.pairsForOne(1)).toBeLessThanOrEqual(to);
    expect(memory.pairsForOne(0.01)).toBeLessThan(1.3);
  });

  test('is remembered over parts of a run and as JSON', () => {
    const [first, second] = [run(1, { pairs: 500, rho: 0.9 }), run(2, { pairs: 700, rho: 0.9 })];
    mergeTallies(first, second);
    const both = first.memory;
    expect(both.toJSON().samples).toBe(1200);
    const read = Memory.fromJSON(JSON.parse(JSON.stringify(both)) as ReturnType<Memory['toJSON']>);
    expect(read.pairsForOne(1)).toBe(both.pairsForOne(1));
    expect(both.pairsForOne(1)).toBeGreaterThan(4);
  });

  test('is one where there is nothing', () => expect(new Memory().pairsForOne(1)).toBe(1));
});
