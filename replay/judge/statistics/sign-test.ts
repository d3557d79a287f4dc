import { logChoose } from './log-factorial.ts';

/**
 * One-sided exact sign test: how likely `more` or more of `more + fewer` fall on one side when both sides
 * are equally likely. On the discordant pairs of a paired experiment this is McNemar's exact test.
 */
export function signTest(more: number, fewer: number): number {
  const n = more + fewer;
  if (more <= fewer) return more === 0 ? 1 : 1 - tail(n, fewer + 1);
  return tail(n, more);
}

/** P(X >= k) for X ~ Binomial(n, 1/2), k > n/2. */
function tail(n: number, k: number): number {
  let term = Math.exp(logChoose(n, k) - n * Math.LN2);
  let sum = 0;
  for (let i = k; i <= n && term > sum * 1e-17; i += 1) {
    sum += term;
    term *= (n - i) / (i + 1);
  }
  return sum;
}
