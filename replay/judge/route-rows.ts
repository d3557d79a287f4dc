/** What the report shows of each route: agreement, quantiles with their intervals, a histogram. */
import type { LatencyHistogram, Quantiles, RouteRow } from '../../reports/index.ts';
import type { Distribution } from '../tally/distribution.ts';
import type { Tally } from '../tally/tally.ts';
import type { JudgedPlace } from './noise.ts';
import { quantileRanks } from './statistics/binomial.ts';

/** Steps of a histogram: each a quarter longer than the one before. */
const stepRatio = 1.25;

/** A route differs in as many pairs as its most frequent finding. */
export function routeRows(tally: Tally, places: readonly JudgedPlace[]): readonly RouteRow[] {
  const differing = new Map<string, number>();
  for (const { route, place, verdict } of places) {
    if (verdict === 'noise' || verdict === 'suspect') continue;
    differing.set(route.name, Math.max(place.preview, differing.get(route.name) ?? 0));
  }
  return Object.values(tally.routes)
    .map((route) => {
      const [stable, preview] = [route.stable.distribution(), route.preview.distribution()];
      return {
        route: route.name,
        pairs: route.pairs,
        differing: differing.get(route.name) ?? 0,
        stable: quantiles(stable),
        preview: quantiles(preview),
        ...(route.pairs > 0 && { histogram: histogram(stable, preview) }),
      };
    })
    .sort((a, b) => b.pairs - a.pairs || a.route.localeCompare(b.route));
}

/** A quantile is shown when at least two samples lie beyond it, so that one outlier alone never makes it. */
function quantiles(latency: Distribution): Quantiles {
  const { samples } = latency;
  const at = (quantile: number): number | null =>
    samples * (1 - quantile) >= 2 - 1e-9 ? rounded(latency.quantileMs(quantile)) : null;
  const around = (quantile: number): readonly [number, number] | null => {
    const ranks = at(quantile) === null ? undefined : quantileRanks(samples, quantile);
    if (ranks === undefined) return null;
    return [rounded(latency.rankMs(ranks[0])), rounded(latency.rankMs(ranks[1]))];
  };
  return {
    samples,
    tp50: at(0.5),
    tp90: at(0.9),
    tp99: at(0.99),
    tp999: at(0.999),
    intervals: { tp50: around(0.5), tp90: around(0.9), tp99: around(0.99), tp999: around(0.999) },
  };
}

function histogram(stable: Distribution, preview: Distribution): LatencyHistogram {
  const [ours, theirs] = [steps(stable), steps(preview)];
  const all = [...ours.keys(), ...theirs.keys()];
  const first = Math.min(...all);
  const range = Array.from({ length: Math.max(...all) - first + 1 }, (_, index) => first + index);
  return {
    upToMs: range.map((step) => Number((stepRatio ** step / 1000).toPrecision(3))),
    stable: range.map((step) => ours.get(step) ?? 0),
    preview: range.map((step) => theirs.get(step) ?? 0),
  };
}

/** Step → samples in it; step n ends at `stepRatio ** n` microseconds. */
function steps(latency: Distribution): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [us, count] of latency.counts()) {
    const step = Math.ceil(Math.log(us) / Math.log(stepRatio));
    found.set(step, (found.get(step) ?? 0) + count);
  }
  return found;
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
