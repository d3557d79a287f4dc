/** Two-sided quantile of the normal distribution for 99 %. */
const z = 2.5758;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 99 % confidence interval of a share from `hits` of `count` samples, both ends in 0 to 1. Wilson's score interval
 * (E. B. Wilson, 1927), which keeps its promise for small counts and for shares near 0 and 1.
 */
export function shareInterval(hits: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const scale = 1 + z ** 2 / count;
  const middle = (share + z ** 2 / (2 * count)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** About how many samples make that interval at most `half` wide on each side, for a share near `share`. */
export function samplesFor(share: number, half: number): number {
  return Math.ceil((z ** 2 * Math.max(share * (1 - share), 0.01)) / half ** 2);
}
