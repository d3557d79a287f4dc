import { place, type Gate, type ResultDraft } from '../../reports/index.ts';
import { replayRules, type ReplayRuleId } from '../rules.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';

/** What one judge says: results of its rules, and how much each rule looked at. */
export interface Opinion {
  readonly results: readonly ResultDraft[];
  readonly examined: Partial<Record<ReplayRuleId, number>>;
  readonly gates?: readonly Gate[];
}

type Draft = Omit<ResultDraft, 'tool' | 'rule' | 'level' | 'title' | 'why' | 'fix'> &
  Partial<Pick<ResultDraft, 'level'>>;

/** A result of a rule, with the rule's own words. */
export function draft(rule: ReplayRuleId, result: Draft): ResultDraft {
  const { title, level, why, fix } = replayRules[rule];
  const isPass = result.outcome === 'pass';
  return { tool: 'replay', rule, title, level, ...(isPass ? {} : { why, fix }), ...result };
}

/** The one result of a rule that looked and found nothing. */
export function clean(rule: ReplayRuleId, message: string): ResultDraft {
  return draft(rule, { key: 'none', outcome: 'pass', message, places: [place.group('preview')] });
}

export function operationOf(route: RouteTally): string {
  const [method = '', ...path] = route.name.split(' ');
  return place.operation(method, path.join(' '));
}

export function usablePairs(tally: Tally): number {
  return Object.values(tally.routes).reduce((total, route) => total + route.pairs, 0);
}

export function sentRequests(tally: Tally): number {
  return Object.values(tally.routes).reduce((total, route) => total + route.sent, 0);
}

/** A share as percent with three decimals. */
export function percent(share: number): number {
  return Math.round(share * 100_000) / 1000;
}
