import { place, type Evidence, type ResultDraft } from '../../../reports/index.ts';
import type { Harm } from '../../guard/harm.ts';
import type { PagesSettings } from '../settings.ts';
import type { AssetFacts, GroupName, PageFacts, VisitFacts } from '../page-facts.ts';
import { pageRules, type PageRuleId } from '../rules.ts';

/** All that is known when the last page is closed. Plain data. */
export interface RunFacts {
  readonly pages: readonly PageFacts[];
  readonly assets: readonly AssetFacts[];
  /** Whether any rule says how a reply proves its group. */
  readonly asked: boolean;
  /** Why the run ended early, where it did. */
  readonly stopped?: Harm;
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

/** The page opened, and proved its group. */
export function isUsable({ document }: VisitFacts): boolean {
  return document.failed === undefined && document.proof === 'proven' && (document.status ?? 600) < 400;
}

/** Visits of both groups that may be compared; undefined where one of them has none. */
export function usableVisits({
  visits,
}: PageFacts): Readonly<Record<GroupName, readonly VisitFacts[]>> | undefined {
  const [stable, preview] = [visits.stable.filter(isUsable), visits.preview.filter(isUsable)];
  return stable.length > 0 && preview.length > 0 ? { stable, preview } : undefined;
}

export function comparedPages(facts: RunFacts): number {
  return facts.pages.filter((page) => usableVisits(page) !== undefined).length;
}

/** At least one place: every result has one. */
export function placesOf(pages: readonly { readonly place: string }[]): readonly [string, ...string[]] {
  const [first = place.group('preview'), ...rest] = new Set(pages.map((page) => page.place));
  return [first, ...rest];
}

export function rows(
  title: string,
  columns: readonly string[],
  cells: readonly (readonly string[])[],
): Evidence {
  return { kind: 'table', title, columns, rows: cells };
}
