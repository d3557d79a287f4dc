import type { Attester } from '../attest.ts';
import type { ReplyChecker } from '../contract/reply-checker.ts';
import { ignoredPlaces } from '../ignored-places.ts';
import { compareRules, type CompareRules } from '../judge/difference/compare-rules.ts';
import type { Settings } from '../settings.ts';
import { openRedactor, type Secrets } from './redactor.ts';
import type { Show } from './sample.ts';

/** All that folding a reply into a tally depends on besides the reply. */
export interface FoldRules {
  readonly attester: Attester;
  /** The pattern that says to ignore this place, if any. */
  ignoredBy(route: string, at: string): string | undefined;
  /** How the replies of a route are compared. */
  compareAs(route: string): CompareRules;
  readonly show: Show;
  /** Holds replies against the description of the API, where there is one. */
  readonly checker?: ReplyChecker;
}

/** The same whether replies come from the groups or from a journal. No report may show `secrets`. */
export function foldRules(
  settings: Settings,
  judges: { readonly attester: Attester; readonly checker: ReplyChecker | undefined },
  secrets?: Secrets,
): FoldRules {
  const { attester, checker } = judges;
  const { attest = [], version } = settings;
  const marks = version === undefined || version.endpoint !== undefined ? attest : [...attest, version];
  const headers = marks.flatMap(({ by }) => (by.startsWith('header:') ? [by.slice(7).toLowerCase()] : []));
  return {
    attester,
    ...(checker && { checker }),
    ignoredBy: ignoredPlaces(settings.ignore, marks),
    compareAs: compareRules(settings),
    show: { headers: new Set(headers), redactor: openRedactor(settings.redactKey, secrets) },
  };
}
