import { logChoose } from './log-factorial.ts';

/** `hits` of `total` on one side. */
export interface Share {
  readonly hits: number;
  readonly total: number;
}

/**
 * One-sided exact test of Fisher: how likely `first` has so many hits or more when both shares come from
 * one source. Conservative where the two sides are positively correlated.
 */
export function fisherTest(first: Share, second: Share): number {
  const hits = first.hits + second.hits;
  const total = first.total + second.total;
  const most = Math.min(first.total, hits);
  const all = logChoose(total, hits);
  let sum = 0;
  for (let k = first.hits; k <= most; k += 1) {
    const term = Math.exp(logChoose(first.total, k) + logChoose(second.total, hits - k) - all);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return Math.min(1, sum);
}
