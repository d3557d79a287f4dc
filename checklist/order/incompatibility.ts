/** What finished reports of `compat` say of contracts between services. Pure. */
import type { Report, Result } from '../../reports/index.ts';

/** A change of a contract that an order of going out must mind. */
export interface Incompatibility {
  /** Old callers meet the new side and break, so they must go out first. */
  readonly breaksOldCallers: boolean;
  /** New callers meet the old side and break, so it must go out first. */
  readonly breaksNewCallers: boolean;
  /** The rule, the place and what was found. */
  readonly what: string;
}

/**
 * What stands in the way of each service whose contract was compared, by its name; an empty list where nothing does.
 * A service of which no report compared a contract is absent: nothing is known of it.
 *
 * What could not be proven counts as incompatible, what a person waived does not.
 */
export function incompatibilitiesIn(
  reports: readonly Report[],
): ReadonlyMap<string, readonly Incompatibility[]> {
  const known = new Map<string, readonly Incompatibility[]>();
  for (const { subject, results } of reports) {
    const compared = results.filter((result) => result.tool === 'compat' && isOfContract(result));
    if (compared.length === 0) continue;
    const found = compared.filter(isInTheWay).map(toIncompatibility);
    known.set(subject.service, [...(known.get(subject.service) ?? []), ...found]);
  }
  return known;
}

/** Results on tables and settings speak of one service with itself. */
function isOfContract({ places, rule, key, outcome }: Result): boolean {
  const looked = outcome === 'pass' && (key === 'none' || (rule === 'no-change' && key.endsWith('contract')));
  return looked || places.some((place) => /^(operation|type):/.test(place));
}

function isInTheWay({ outcome, level, waiver, states = [] }: Result): boolean {
  const isOpen = outcome !== 'pass' && outcome !== 'skipped' && waiver === undefined && level === 'block';
  return isOpen && (states.includes('A') || states.includes('B'));
}

function toIncompatibility({ rule, places: [place], message, states = [] }: Result): Incompatibility {
  return {
    breaksOldCallers: states.includes('A'),
    breaksNewCallers: states.includes('B'),
    what: `${rule} at ${place.slice(place.indexOf(':') + 1)}: ${message}`,
  };
}
