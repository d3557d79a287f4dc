import { logChoose } from './log-factorial.ts';

/** P(X <= k) of `n` tries that each succeed with probability `p`. Summed exactly, away from the middle. */
export function binomialCdf(n: number, p: number, k: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  const isBelow = k < n * p;
  const step = isBelow ? -1 : 1;
  let sum = 0;
  for (let hits = isBelow ? k : k + 1; hits >= 0 && hits <= n; hits += step) {
    const term = Math.exp(logChoose(n, hits) + hits * Math.log(p) + (n - hits) * Math.log1p(-p));
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return isBelow ? sum : 1 - sum;
}

/** P(X >= k) of `n` tries that each succeed with probability `p`. */
export function binomialTail(n: number, p: number, k: number): number {
  return binomialCdf(n, 1 - p, n - k);
}

/**
 * Ranks, from 1, of the two samples between which the true quantile lies with at least 95 % confidence, whatever
 * the distribution; undefined where the samples are too few for that. (David and Nagaraja, Order Statistics,
 * section 7.1.)
 */
export function quantileRanks(n: number, quantile: number): readonly [number, number] | undefined {
  const alpha = 0.025;
  const spread = 2.5 * Math.sqrt(n * quantile * (1 - quantile)) + 2;
  let low = Math.max(0, Math.floor(n * quantile - spread));
  while (binomialCdf(n, quantile, low) <= alpha) low += 1;
  let high = Math.min(n, Math.ceil(n * quantile + spread)) + 1;
  while (high > 1 && 1 - binomialCdf(n, quantile, high - 2) <= alpha) high -= 1;
  return low < 1 || high > n ? undefined : [low, high];
}
