/**
 * Which values a place gets where it is drawn anew for each reply, such as the flag of an A/B test: how often each
 * came from preview alone, and how often from the second reply of stable alone. Swapping these two replies changes
 * nothing where both groups draw alike, so each value is a fair coin.
 */
import type { ReplyDifference } from '../judge/difference/index.ts';
import { addCounts, count, type Counts } from './counts.ts';

/** Places with more values hold ids and texts, whose shares say nothing. */
const valuesMax = 12;

export interface DrawnValues {
  readonly preview: Counts;
  readonly stable: Counts;
}

/** `many`: more values than are counted. */
export type Drawn = DrawnValues | 'many';

/** How preview, and how the second reply of stable, differs from its first one at a place; undefined: not at all. */
export interface DrawnPair {
  readonly found: ReplyDifference | undefined;
  readonly noise: ReplyDifference | undefined;
}

/** Kinds of differences of a member that comes and goes. */
export const coinKinds = ['missing', 'extra'] as const;

/** What they say of the first reply of stable and of the other one. */
const presence = {
  missing: { stable: 'present', preview: 'absent' },
  extra: { stable: 'absent', preview: 'present' },
} as const;

/**
 * A difference as a draw of values. A member that only some replies have is drawn too, as `present` or `absent`, and so
 * are types and lengths. Undefined for all that holds no value to count.
 */
export function asDraw(difference: ReplyDifference): ReplyDifference | undefined {
  const { kind } = difference;
  if (kind === 'missing' || kind === 'extra') return { ...difference, ...presence[kind] };
  return kind === 'value-changed' || kind === 'type-changed' || kind === 'length-changed'
    ? difference
    : undefined;
}

/** Enters the values of one request; `shown` replaces private ones. */
export function enterDrawn(
  known: Drawn | undefined,
  { found, noise }: DrawnPair,
  shown: (value: string) => string,
): Drawn | undefined {
  if (known === 'many' || (found && noise && found.stable !== noise.stable)) return known;
  const preview = found?.preview ?? noise?.stable;
  const again = noise?.preview ?? found?.stable;
  if (preview === undefined || again === undefined || preview === again) return known;
  const drawn = known ?? { preview: {}, stable: {} };
  count(drawn.preview, shown(preview));
  count(drawn.stable, shown(again));
  return limited(drawn);
}

/** Those of two tallies. */
export function joinedDrawn(one: Drawn | undefined, other: Drawn | undefined): Drawn | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one === 'many' || other === 'many') return 'many';
  const drawn = { preview: { ...one.preview }, stable: { ...one.stable } };
  addCounts(drawn.preview, other.preview);
  addCounts(drawn.stable, other.stable);
  return limited(drawn);
}

export function valuesOf({ preview, stable }: DrawnValues): readonly string[] {
  return [...new Set([...Object.keys(preview), ...Object.keys(stable)])];
}

function limited(drawn: DrawnValues): Drawn {
  return valuesOf(drawn).length > valuesMax ? 'many' : drawn;
}
