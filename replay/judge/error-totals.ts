import { addCounts, type Counts } from '../tally/counts.ts';
import type { RouteTally } from '../tally/tally.ts';

/** Chance that errors of two groups that fail alike are told as preview's, in a run. */
export const falseAlarmMax = 0.005;

/** What one group gave on some routes. */
export interface ErrorTotals {
  /** Without those that asked to stay away. */
  readonly replies: number;
  readonly failed: number;
  /** Of those that failed: status, or `no reply` → count. */
  readonly kinds: Readonly<Counts>;
  readonly backedOff: number;
}

export function errorTotals(routes: readonly RouteTally[], group: 'stable' | 'preview'): ErrorTotals {
  const kinds: Counts = {};
  const total = { replies: 0, failed: 0, backedOff: 0 };
  for (const { errors, backedOff } of routes) {
    total.replies += errors[group].replies;
    total.failed += errors[group].failed;
    total.backedOff += backedOff[group];
    addCounts(kinds, errors[group].kinds);
  }
  return { ...total, kinds };
}
