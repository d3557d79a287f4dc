/** What counts of a metric say about its value, with how sure that is. Pure arithmetic. */
import { shareInterval } from './wilson.ts';

/** A measured value. `low` and `high` are its 99 % interval; all three are equal where there is none. */
export interface Estimate {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Upper edge of a bucket as Prometheus writes it (`0.5`, `+Inf`), and how many samples are at or below it. */
export type Bucket = readonly [edge: number, count: number];

/**
 * The value below which the share `q` of the samples lies; Infinity when that is beyond the last finite edge.
 * As `histogram_quantile` of Prometheus does it: linear within the bucket that holds the rank, from 0 in the first.
 */
export function quantileOf(buckets: readonly Bucket[], q: number): number {
  const total = buckets.at(-1)?.[1] ?? 0;
  const index = buckets.findIndex(([, count]) => count >= q * total && count > 0);
  const [edge, count] = buckets[index] ?? [Number.NaN, 0];
  if (edge === Infinity) return Infinity;
  const [from, below] = buckets[index - 1] ?? [Math.min(0, edge), 0];
  return count === below ? edge : from + (edge - from) * ((q * total - below) / (count - below));
}

/**
 * Quantiles by name, for example TP99, with intervals that hold for any distribution: their ends are the quantiles
 * at the ends of the interval of the share `q` (order statistics; W. J. Conover, Practical Nonparametric Statistics,
 * 3.2; with Wilson's interval in place of the normal one).
 */
export function quantileEstimates(buckets: readonly Bucket[], quantiles: readonly number[]): Estimate[] {
  const total = Math.floor(buckets.at(-1)?.[1] ?? 0);
  return quantiles.map((q) => {
    const { low, high } = shareInterval(q * total, total);
    return {
      name: `TP${`${Number((q * 100).toFixed(4))}`.replace('.', '')}`,
      value: quantileOf(buckets, q),
      low: quantileOf(buckets, low),
      high: quantileOf(buckets, high),
    };
  });
}

/** The share of samples that were hits. */
export function shareEstimate(hits: number, samples: number): Estimate {
  // Prometheus extrapolates, so that hits may come out a little above their samples.
  const some = Math.min(hits, samples);
  return { name: 'share', value: some / samples, ...shareInterval(some, samples) };
}

/** How much the new value may differ from the old ones. */
export interface Tolerance {
  readonly ratioMax?: number | undefined;
  readonly ratioMin?: number | undefined;
  /** In the unit of the value; a difference up to it is always allowed. */
  readonly slack?: number | undefined;
}

export interface Compared {
  readonly now: Estimate;
  readonly olds: readonly Estimate[];
  /** The highest and the lowest value that is allowed; absent where there is no such limit. */
  readonly most?: number;
  readonly least?: number;
  /** `unsure`: outside, but chance may have done it; or beyond the last bucket on both sides. */
  readonly state: 'within' | 'outside' | 'unsure';
}

/**
 * Holds a value against the band of the old ones: from `ratioMin` × lowest − slack to `ratioMax` × highest + slack.
 * It is outside only when the intervals say so too.
 */
export function compare(now: Estimate, olds: readonly Estimate[], tolerance: Tolerance): Compared {
  const { ratioMax, ratioMin, slack = 0 } = tolerance;
  const highest = (key: 'value' | 'high'): number => Math.max(...olds.map((old) => old[key]));
  const lowest = (key: 'value' | 'low'): number => Math.min(...olds.map((old) => old[key]));
  const most = ratioMax === undefined ? undefined : ratioMax * highest('value') + slack;
  const least = ratioMin === undefined ? undefined : ratioMin * lowest('value') - slack;
  const limits = { ...(most !== undefined && { most }), ...(least !== undefined && { least }) };
  const sure =
    (ratioMax !== undefined && now.low > ratioMax * highest('high') + slack) ||
    (ratioMin !== undefined && now.high < ratioMin * lowest('low') - slack);
  if (sure) return { now, olds, ...limits, state: 'outside' };
  const unknowable = now.value === Infinity;
  const seems = (most !== undefined && now.value > most) || (least !== undefined && now.value < least);
  return { now, olds, ...limits, state: unknowable || seems ? 'unsure' : 'within' };
}
