import { valuesOf, type DrawnValues } from '../tally/drawn-values.ts';
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
  /** The chance of so much when both draw alike. */
  readonly p: number;
}

/** Undefined where stable always gives the same, where there are too many values, and where no share has changed. */
export function shiftedValue(
  route: RouteTally,
  { kind, drawn, noise }: PlaceTally,
): ShiftedValue | undefined {
  if (drawn === undefined || drawn === 'many' || noise === 0) return undefined;
  const wanted = kind === 'missing' ? 'absent' : kind === 'extra' ? 'present' : undefined;
  const values = valuesOf(drawn).map((value) => timesOf(drawn, value));
  const few = shareMin * route.pairsWithNoise;
  const shifted = values
    .filter(({ value, preview, stable }) => wanted === undefined || (value === wanted && preview > stable))
    .filter(({ preview, stable }) => Math.abs(preview - stable) >= few)
    .map((one) => ({ ...one, p: chanceOfOne(one, values.length) }));
  const own = wanted === undefined ? ownValues(values, few) : [];
  return [...shifted, ...own].sort((a, b) => a.p - b.p)[0];
}

type Times = Omit<ShiftedValue, 'p'>;

function timesOf({ preview, stable }: DrawnValues, value: string): Times {
  return { value, preview: preview[value] ?? 0, stable: stable[value] ?? 0 };
}

/** The sign test of both sides, corrected for the number of values. */
function chanceOfOne({ preview, stable }: Times, values: number): number {
  return Math.min(1, 2 * values * signTest(Math.max(preview, stable), Math.min(preview, stable)));
}

/**
 * Values that one group alone gives, taken together: each request that shows one of them was a fair coin. Corrected for
 * the choice of a group and of values, 2 to the power of their number. The most frequent one stands for all.
 */
function ownValues(values: readonly Times[], few: number): readonly ShiftedValue[] {
  return (['preview', 'stable'] as const).flatMap((group) => {
    const own = values.filter((one) => one[group] === one.preview + one.stable);
    const times = own.reduce((sum, one) => sum + one[group], 0);
    const [first] = own.toSorted((a, b) => b[group] - a[group]);
    if (first === undefined || times < few) return [];
    return [{ ...first, p: Math.min(1, 2 ** (1 + values.length - times)) }];
  });
}
