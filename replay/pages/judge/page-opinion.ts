import { place, type ResultDraft } from '../../../reports/index.ts';
import type { Harm } from '../../guard/harm.ts';
import type { PagesSettings } from '../settings.ts';
import type { AssetFacts, PageFacts } from '../page-facts.ts';
import { usableVisits } from '../usable-visits.ts';
import { pageRules, type PageRuleId } from '../rules.ts';

/** All that is known when the last page is closed. Plain data. */
export interface RunFacts {
  readonly pages: readonly PageFacts[];
  readonly assets: readonly AssetFacts[];
  /** Whether any rule says how a reply proves its group. */
  readonly asked: boolean;
  /** Why the run ended early, where it did. */
  readonly stopped?: Harm;
  /** What the run says of itself: who signed in. */
  readonly remarks?: readonly string[];
  readonly limits: Pick<PagesSettings, 'screenshotDifferenceMax' | 'vitals'>;
}

/** What one judge says: results of its rules, and how much each rule looked at. */
export interface PageOpinion {
  readonly results: readonly PageResult[];
  readonly examined: Partial<Record<PageRuleId, number>>;
}

/** Pictures become evidence when the report is written: storing them is no judge's work. */
export interface PageResult extends ResultDraft {
  readonly pictures?: readonly { readonly title: string; readonly png: Buffer }[];
}

type Draft = Omit<PageResult, 'tool' | 'rule' | 'level' | 'title' | 'why' | 'fix'> &
  Partial<Pick<ResultDraft, 'level'>>;

/** A result of a rule, with the rule's own words. */
export function draft(rule: PageRuleId, result: Draft): PageResult {
  const { title, level, why, fix } = pageRules[rule];
  return { tool: 'replay', rule, title, level, ...(result.outcome !== 'pass' && { why, fix }), ...result };
}

/** The results of a rule; where it looked and found nothing, the one that says so. */
export function foundBy(
  rule: PageRuleId,
  results: readonly PageResult[],
  examined: number,
  clean: string,
): PageOpinion {
  const none = draft(rule, {
    key: 'none',
    outcome: 'pass',
    message: clean,
    places: [place.group('preview')],
  });
  return { results: results.length > 0 || examined === 0 ? results : [none], examined: { [rule]: examined } };
}

export function comparedPages(facts: RunFacts): number {
  return facts.pages.filter((page) => usableVisits(page) !== undefined).length;
}

/** At least one place: every result has one. */
export function placesOf(pages: readonly { readonly place: string }[]): readonly [string, ...string[]] {
  const [first = place.group('preview'), ...rest] = new Set(pages.map((page) => page.place));
  return [first, ...rest];
}
