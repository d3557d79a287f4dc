import type { Attester } from '../attest.ts';
import { ignoredPlaces } from '../ignored-places.ts';
import { compareRules, type CompareRules } from '../judge/difference/compare-rules.ts';
import type { Settings } from '../settings.ts';
import { openRedactor } from './redactor.ts';
import type { Show } from './sample.ts';

/** All that folding a reply into a tally depends on besides the reply. */
export interface FoldRules {
  readonly attester: Attester;
  /** The pattern that says to ignore this place, if any. */
  ignoredBy(route: string, at: string): string | undefined;
  /** How the replies of a route are compared. */
  compareAs(route: string): CompareRules;
  readonly show: Show;
}

/** The same whether replies come from the groups or from a journal. `secrets` are values that no report may show. */
export function foldRules(
  settings: Settings,
  attester: Attester,
  secrets: () => readonly string[] = () => [],
): FoldRules {
  const marks = [...(settings.attest ?? []), ...(settings.version === undefined ? [] : [settings.version])];
  const headers = marks.flatMap(({ by }) => (by.startsWith('header:') ? [by.slice(7).toLowerCase()] : []));
  return {
    attester,
    ignoredBy: ignoredPlaces(settings.ignore, marks),
    compareAs: compareRules(settings),
    show: { headers: new Set(headers), redactor: openRedactor(settings.redactKey, secrets) },
  };
}
