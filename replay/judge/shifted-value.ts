import { valuesOf } from '../tally/drawn-values.ts';
import type { PlaceTally, RouteTally } from '../tally/tally.ts';
import { signTest } from './statistics/sign-test.ts';

/** A smaller change of a share is nobody's concern. */
const shareMin = 0.05;

/** A value that preview gives more often or less often than stable, at a place where both draw values anew. */
export interface ShiftedValue {
  readonly value: string;
  /** Requests that got it from preview alone, and from the second reply of stable alone. */
  readonly preview: number;
  readonly stable: number;
  /** The chance of so much when both draw alike: the sign test of both sides, corrected for the number of values. */
  readonly p: number;
}

/** Undefined where stable always gives the same, where there are too many values, and where no share has changed. */
export function shiftedValue(
  route: RouteTally,
  { kind, drawn, noise }: PlaceTally,
): ShiftedValue | undefined {
  if (drawn === undefined || drawn === 'many' || noise === 0) return undefined;
  const wanted = kind === 'missing' ? 'absent' : kind === 'extra' ? 'present' : undefined;
  const values = valuesOf(drawn);
  const shifted = values
    .map((value) => ({ value, preview: drawn.preview[value] ?? 0, stable: drawn.stable[value] ?? 0 }))
    .filter(({ value, preview, stable }) => wanted === undefined || (value === wanted && preview > stable))
    .filter(({ preview, stable }) => Math.abs(preview - stable) >= shareMin * route.pairsWithNoise)
    .map((one) => {
      const [more, fewer] = [Math.max(one.preview, one.stable), Math.min(one.preview, one.stable)];
      return { ...one, p: Math.min(1, 2 * values.length * signTest(more, fewer)) };
    });
  return shifted.sort((a, b) => a.p - b.p)[0];
}
