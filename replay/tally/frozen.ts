/** A value that stands still in preview where stable draws it anew: a clock that does not run, an id that is one id. */
import type { ReplyDifference } from '../judge/difference/index.ts';

/** Several servers of a group give their values by turns: so many of stable must all differ. */
const lastMax = 12;

/** As far as preview always gave one value and stable always another. */
export interface Frozen {
  readonly value: string;
  /** The last ones of stable. */
  readonly stable: readonly string[];
  /** Requests that showed it. */
  readonly seen: number;
}

/** `moves`: preview gives several values, or stable repeats its own. */
export type FrozenOrNot = Frozen | 'moves';

/** Enters what one pair disagreed about; `shown` replaces private values, and is seldom called where a value moves. */
export function enterFrozen(
  known: FrozenOrNot | undefined,
  { stable, preview }: ReplyDifference,
  shown: (value: string) => string,
): FrozenOrNot | undefined {
  if (known === 'moves' || stable === undefined || preview === undefined) return known;
  const [ours, theirs] = [shown(stable), shown(preview)];
  if (known === undefined) return { value: theirs, stable: [ours], seen: 1 };
  if (theirs !== known.value || known.stable.includes(ours)) return 'moves';
  return { value: theirs, stable: [...known.stable, ours].slice(-lastMax), seen: known.seen + 1 };
}

/** That of two parts of a run. */
export function joinedFrozen(
  one: FrozenOrNot | undefined,
  other: FrozenOrNot | undefined,
): FrozenOrNot | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one === 'moves' || other === 'moves' || one.value !== other.value) return 'moves';
  return { ...other, seen: one.seen + other.seen };
}
