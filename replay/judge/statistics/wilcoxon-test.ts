import { upperTail } from './normal.ts';

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
