/** Equal values and how often they came. */
export type Counted = readonly [value: number, count: number];

/**
 * One-sided signed-rank test of Wilcoxon: how likely values lie so far above zero when they are symmetric
 * around it. Normal approximation with correction for ties and continuity; sound from about 15 values on.
 * Zeros are left out.
 */
export function wilcoxonTest(values: readonly Counted[]): number {
  const bySize = new Map<number, { up: number; down: number }>();
  for (const [value, count] of values) {
    if (value === 0) continue;
    const found = bySize.get(Math.abs(value)) ?? { up: 0, down: 0 };
    found[value > 0 ? 'up' : 'down'] += count;
    bySize.set(Math.abs(value), found);
  }
  let ranked = 0;
  let rankSumUp = 0;
  let variance = 0;
  for (const [, { up, down }] of [...bySize].sort(([a], [b]) => a - b)) {
    const ties = up + down;
    const rank = ranked + (ties + 1) / 2;
    rankSumUp += rank * up;
    variance += (rank * rank * ties) / 4;
    ranked += ties;
  }
  if (ranked === 0) return 1;
  const mean = (ranked * (ranked + 1)) / 4;
  return upperTail((rankSumUp - mean - 0.5) / Math.sqrt(variance));
}

/** P(Z > z) of the standard normal distribution; relative error below 1.2e-7 (Numerical Recipes, erfcc). */
export function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const polynomial = coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  const half = (t * Math.exp(-x * x + polynomial)) / 2;
  return z >= 0 ? half : 1 - half;
}
