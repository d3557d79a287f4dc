import type { LatencyLimits } from '../options.ts';
import { Latency } from '../tally/latency.ts';
import { addRatios, countedRatios, medianRatio, type Ratios } from '../tally/ratios.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';
import { discoveries } from './statistics/discoveries.ts';
import { wilcoxonTest } from './statistics/wilcoxon-test.ts';

/** Share of false findings among the routes found slower. */
const falseShareMax = 0.01;

/** Latency of one route, or of all rare ones together. */
export interface JudgedLatency {
  /** The route, or `rare routes`. */
  readonly name: string;
  readonly routes: readonly RouteTally[];
  readonly samples: number;
  /** Median of preview over stable, paired by request. */
  readonly ratio: number;
  readonly stableMs: number;
  readonly previewMs: number;
  readonly verdict: 'worse' | 'sound' | 'too-few';
}

/**
 * Judges each route that has enough pairs, and the rest as one. Worse means all of: the paired signed-rank
 * test says so after correction for the number of routes, the paired median ratio is above its limit, and the
 * medians are so far apart that somebody notices.
 */
export function judgeLatency(tally: Tally, limits: Required<LatencyLimits>): readonly JudgedLatency[] {
  const routes = Object.values(tally.routes).filter((route) => route.pairs > 0);
  const rare = routes.filter((route) => route.pairs < limits.samplesMin);
  const judged = routes.filter((route) => !rare.includes(route)).map((route) => pool(route.name, [route]));
  if (rare.length > 0) judged.push(pool('rare routes', rare));
  const significant = discoveries(
    judged.map(({ ratios }) => wilcoxonTest(countedRatios(ratios))),
    falseShareMax,
  );
  return judged.map(({ ratios, stable, preview, ...rest }, index) => {
    const [stableMs, previewMs] = [stable.quantileMs(0.5), preview.quantileMs(0.5)];
    const ratio = medianRatio(ratios);
    const isNoticed = ratio >= limits.ratioMax && previewMs - stableMs >= limits.differenceMsMin;
    const isWorse = significant[index] === true && isNoticed;
    const verdict = rest.samples < limits.samplesMin ? 'too-few' : isWorse ? 'worse' : 'sound';
    return { ...rest, ratio, stableMs, previewMs, verdict };
  });
}

interface Pool {
  readonly name: string;
  readonly routes: readonly RouteTally[];
  readonly samples: number;
  readonly ratios: Ratios;
  readonly stable: Latency;
  readonly preview: Latency;
}

function pool(name: string, routes: readonly RouteTally[]): Pool {
  const pooled = { ratios: {} as Ratios, stable: Latency.empty(), preview: Latency.empty() };
  for (const route of routes) {
    addRatios(pooled.ratios, route.ratios);
    pooled.stable.add(route.own.stable);
    pooled.preview.add(route.own.preview);
  }
  return { name, routes, samples: pooled.stable.samples, ...pooled };
}
