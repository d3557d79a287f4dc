import type { JudgedPlace } from './noise.ts';

/** One difference: a place and kind of one route, or the same one on many. */
export type Cause = readonly [JudgedPlace, ...JudgedPlace[]];

/** A cause, and what came in place of a member that is gone. */
export interface NamedCause {
  readonly cause: Cause;
  /** The member of the same object that is new, with the same value and as often. */
  readonly renamed?: Cause;
}

/** Takes a member that is gone and one that came with its value for what they are: one with another name. */
export function withRenames(
  causes: readonly Cause[],
  mayJoin: (cause: Cause) => boolean,
): readonly NamedCause[] {
  const free = causes.filter(mayJoin);
  const come = new Map(free.filter(isOf('extra')).map((cause) => [signOf(cause, 'preview'), cause]));
  const renames = new Map<Cause, Cause>();
  for (const cause of free.filter(isOf('missing'))) {
    const sign = signOf(cause, 'stable');
    const other = come.get(sign);
    if (other === undefined) continue;
    renames.set(cause, other);
    come.delete(sign);
  }
  const joined = new Set(renames.values());
  return causes
    .filter((cause) => !joined.has(cause))
    .map((cause) => {
      const renamed = renames.get(cause);
      return renamed === undefined ? { cause } : { cause, renamed };
    });
}

function isOf(kind: 'missing' | 'extra'): (cause: Cause) => boolean {
  return ([{ place }]) => place.kind === kind && place.at.startsWith('body:/');
}

/** What both halves of a rename share: their object, their value, and how often they were seen where. */
function signOf(cause: Cause, group: 'stable' | 'preview'): string {
  const [{ place }] = cause;
  const seen = cause.map(({ route, place: { preview } }) => [route.name, preview]);
  return JSON.stringify([place.at.slice(0, place.at.lastIndexOf('/')), place.sample?.values[group], seen]);
}
