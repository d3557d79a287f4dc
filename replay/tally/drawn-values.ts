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
