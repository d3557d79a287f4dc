import type { Counted } from '../judge/statistics/wilcoxon-test.ts';

/** One bin is a step of one percent. */
const step = Math.log(1.01);

/** How often preview took how much longer than stable for the same request: bin of ln(ratio) → count. */
export type Ratios = Record<string, number>;

export function recordRatio(ratios: Ratios, stableUs: number, previewUs: number): void {
  const bin = Math.round(Math.log(Math.max(1, previewUs) / Math.max(1, stableUs)) / step);
  ratios[bin] = (ratios[bin] ?? 0) + 1;
}

export function addRatios(into: Ratios, from: Ratios): void {
  for (const [bin, count] of Object.entries(from)) into[bin] = (into[bin] ?? 0) + count;
}

/** Signed bins in order with their counts. */
export function countedRatios(ratios: Ratios): readonly Counted[] {
  return Object.entries(ratios)
    .map(([bin, count]) => [Number(bin), count] as const)
    .sort(([a], [b]) => a - b);
}

/** A ratio as a place between bins. */
export function binOf(ratio: number): number {
  return Math.log(ratio) / step;
}

/**
 * Standard deviation of ln(ratio), from the quartiles, so that a slow tail does not widen it: half the distance
 * of the quartiles of a normal distribution is 0.6745 of it.
 */
export function spreadOf(ratios: Ratios): number {
  return ((atShare(ratios, 0.75) - atShare(ratios, 0.25)) * step) / (2 * 0.6745);
}

/** Median of preview over stable, paired by request; 1 without samples. */
export function medianRatio(ratios: Ratios): number {
  return Math.exp(atShare(ratios, 0.5) * step);
}

/** The bin that this share of the ratios does not exceed; 0 without any. */
function atShare(ratios: Ratios, share: number): number {
  const counted = countedRatios(ratios);
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [bin, count] of counted) {
    seen += count;
    if (seen >= share * total) return bin;
  }
  return 0;
}
