import type { LatencyLimits } from '../options.ts';
import { Distribution } from '../tally/distribution.ts';
import { binOf, Ratios } from '../tally/ratios.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';
import { discoveries } from './statistics/discoveries.ts';
import { weakened } from './statistics/normal.ts';
import { wilcoxonTest } from './statistics/wilcoxon-test.ts';
import { usablePairs } from './opinion.ts';
import { tailsOf, type Tail } from './tail.ts';

/** Share of false findings among the routes found slower, and among those found with a slower tail. */
const falseShareMax = { middle: 0.01, tail: 0.001 } as const;

/** The tests are sound from about so many values on; fewer phases of a group than that say nothing. */
const phasesMin = 10;

/** By so many times their own spread phases do not move the middle, and not the tail, which one phase can make. */
const spreadsOfPhases = { middle: 3, tail: 6 } as const;

/** Latency of one route, of all rare ones together, or of all. */
export interface JudgedLatency {
  /** The route, `rare routes` or `all routes`. */
  readonly name: string;
  readonly routes: readonly RouteTally[];
  readonly samples: number;
  /** Pairs that it takes to see a slowdown by the limit in 9 of 10 runs. */
  readonly samplesNeeded: number;
  /** Median of preview over stable, paired by request. */
  readonly ratio: number;
  readonly stableMs: number;
  readonly previewMs: number;
  readonly isSlower: boolean;
  /** Those that are worse. */
  readonly tails: readonly Tail[];
  /** How many pairs say what one would, because groups are slow in phases; 1 where they are not. */
  readonly pairsForOne: number;
  /** `unsure`: worse if each pair said something of its own. */
  readonly verdict: 'worse' | 'unsure' | 'sound' | 'too-few';
}

/**
 * Judges each route that has enough pairs, the rest as one, and all as one: a little slower everywhere shows only
 * there. It is left out where a single route is found worse.
 *
 * Slower means all of: the paired signed-rank test puts the ratio beyond a third of its limit, after correction
 * for the number of routes; the paired median ratio is above the limit; and it makes a difference that somebody
 * notices. A tail is judged by itself, see `tailsOf`. Where a group is slow for a while and then is not, many pairs count
 * as one, see `Memory`, unless preview is slower by far more than phases make it.
 */
export function judgeLatency(tally: Tally, limits: Required<LatencyLimits>): readonly JudgedLatency[] {
  const single = Object.values(tally.routes)
    .filter((route) => route.pairs > 0)
    .map(poolOf);
  const rare = single.filter(({ samples }) => samples < limits.samplesMin);
  const pools = single.filter((pool) => !rare.includes(pool));
  if (rare.length > 0) pools.push(together('rare routes', rare));
  if (pools.length > 1) pools.push(together('all routes', single));
  const all = Math.max(1, usablePairs(tally));
  const each = judgePools(pools, limits, { pairsForOne: () => 1, spread: 0 });
  const phases = {
    pairsForOne: (samples: number) => tally.memory.pairsForOne(samples / all),
    spread: tally.memory.spread(),
  };
  const judged = judgePools(pools, limits, phases).map((one, nth): JudgedLatency => {
    const alone = each[nth];
    if (one.verdict !== 'sound' || alone?.verdict !== 'worse') return one;
    const { samplesNeeded, pairsForOne } = one;
    return { ...alone, samplesNeeded, pairsForOne, verdict: 'unsure' };
  });
  const worst = judged.some(({ verdict }) => verdict === 'worse') ? 'worse' : 'unsure';
  const isKnown = judged.some(({ name, verdict }) => name !== 'all routes' && verdict === worst);
  return isKnown ? judged.filter(({ name }) => name !== 'all routes') : judged;
}

/** What `Memory` knows of the phases of the groups. */
interface Phases {
  pairsForOne(samples: number): number;
  readonly spread: number;
}

interface Chance {
  readonly p: number;
  /** Of preview over what is still sound. */
  readonly ratio: number;
  /** So many times their own spread phases do not move it. */
  readonly spreads: number;
}

function judgePools(
  pools: readonly Pool[],
  limits: Required<LatencyLimits>,
  phases: Phases,
): JudgedLatency[] {
  const held = ({ samples }: Pool, { p, ratio, spreads }: Chance): number => {
    const one = phases.pairsForOne(samples);
    if (one === 1 || Math.log(ratio) > spreads * phases.spread) return p;
    return samples < phasesMin * one ? 1 : weakened(p, one);
  };
  const margin = 1 + (limits.ratioMax - 1) / 3;
  const slower = discoveries(
    pools.map((pool) => {
      const p = wilcoxonTest(distancesFrom(margin, pool.ratios));
      return held(pool, { p, ratio: pool.ratios.median() / margin, spreads: spreadsOfPhases.middle });
    }),
    falseShareMax.middle,
  );
  const tails = pools.map((pool) =>
    tailsOf(pool.stable, pool.preview, limits).map((tail) => {
      const ratio = tail.previewMs / tail.stableMs;
      return { ...tail, p: held(pool, { p: tail.p, ratio, spreads: spreadsOfPhases.tail }) };
    }),
  );
  const longer = discoveries(
    tails.flat().map(({ p }) => p),
    falseShareMax.tail,
  );
  return pools.map(({ ratios, stable, preview, name, routes, samples }, index) => {
    const [stableMs, previewMs] = [stable.quantileMs(0.5), preview.quantileMs(0.5)];
    const ratio = ratios.median();
    const isNoticed = ratio >= limits.ratioMax && stableMs * (ratio - 1) >= limits.differenceMsMin;
    const isSlower = slower[index] === true && isNoticed;
    const own = tails[index] ?? [];
    const worse = own.filter((tail, nth) => tail.isNoticed && longer[index * own.length + nth] === true);
    const verdict =
      samples < limits.samplesMin ? 'too-few' : isSlower || worse.length > 0 ? 'worse' : 'sound';
    const one = phases.pairsForOne(samples);
    const samplesNeeded = Math.max(
      limits.samplesMin,
      Math.ceil(one === 1 ? 0 : phasesMin * one),
      Math.ceil(neededFor(limits.ratioMax / margin, ratios.spread()) * one),
    );
    return {
      name,
      routes,
      samples,
      samplesNeeded,
      ratio,
      stableMs,
      previewMs,
      isSlower,
      tails: worse,
      pairsForOne: one,
      verdict,
    };
  });
}

/** How far the ratios lie from one that is still sound. */
function distancesFrom(margin: number, ratios: Ratios): readonly (readonly [number, number])[] {
  const from = binOf(margin);
  return ratios.counted().map(([bin, count]) => [bin - from, count]);
}

/**
 * Pairs to see this ratio with 99 % confidence in 9 of 10 runs: those of the paired t-test, (z1 + z2)² σ² / δ²,
 * by π/3, the efficiency of the signed-rank test beside it (Hodges and Lehmann 1956).
 */
function neededFor(ratio: number, spread: number): number {
  const [z1, z2] = [2.326, 1.282];
  return Math.ceil((((z1 + z2) * spread) / Math.log(ratio)) ** 2 * (Math.PI / 3));
}

interface Pool {
  readonly name: string;
  readonly routes: readonly RouteTally[];
  readonly samples: number;
  readonly ratios: Ratios;
  readonly stable: Distribution;
  readonly preview: Distribution;
}

function poolOf(route: RouteTally): Pool {
  const [stable, preview] = [route.own.stable.distribution(), route.own.preview.distribution()];
  const { name, ratios } = route;
  return { name, routes: [route], samples: stable.samples, ratios, stable, preview };
}

function together(name: string, pools: readonly Pool[]): Pool {
  const ratios = new Ratios();
  for (const pool of pools) ratios.add(pool.ratios);
  const stable = Distribution.merged(pools.map((pool) => pool.stable));
  const preview = Distribution.merged(pools.map((pool) => pool.preview));
  const routes = pools.flatMap((pool) => pool.routes);
  return { name, routes, samples: stable.samples, ratios, stable, preview };
}
