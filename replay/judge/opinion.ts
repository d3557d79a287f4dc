import { counted, type Forms, type Gate, place, type ResultDraft } from '../../reports/index.ts';
import { replayRules, type ReplayRuleId } from '../rules.ts';
import { count, type Counts } from '../tally/counts.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';

/** What one judge says: results of its rules, and how much each rule looked at. */
export interface Opinion {
  readonly results: readonly ResultDraft[];
  readonly examined: Partial<Record<ReplayRuleId, number>>;
  readonly gates?: readonly Gate[];
}

type Draft = Omit<ResultDraft, 'tool' | 'rule' | 'level' | 'title' | 'why' | 'fix'> &
  Partial<Pick<ResultDraft, 'level'>>;

/** `All 5 replies`, `The one reply`. */
export function allOf(count: number, forms: string | Forms): string {
  return count === 1 ? `The one ${counted(1, forms).slice(2)}` : `All ${counted(count, forms)}`;
}

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

/** Each once. */
export function operationsOf(routes: readonly RouteTally[]): readonly [string, ...string[]] {
  const [first = place.group('preview'), ...rest] = new Set(routes.map(operationOf));
  return [first, ...rest];
}

export function usablePairs(tally: Tally): number {
  return Object.values(tally.routes).reduce((total, route) => total + route.pairs, 0);
}

export function sentRequests(tally: Tally): number {
  return Object.values(tally.routes).reduce((total, route) => total + route.sent, 0);
}

/** Reason why a sent request was not compared → count, over all routes. */
export function setAside(routes: readonly RouteTally[]): Counts {
  const all: Counts = {};
  for (const route of routes)
    for (const [reason, one] of Object.entries(route.setAside)) count(all, reason, one);
  return all;
}

/** The reasons as they end a sentence; empty without any. */
export function reasonsText(routes: readonly RouteTally[]): string {
  const parts = Object.entries(setAside(routes)).map(([reason, one]) => `${reason} ${one}`);
  return parts.length === 0 ? '' : `; set aside: ${parts.join(', ')}`;
}

/** What a share must keep to, in percent, as a gate of replay. */
export function shareGate(
  name: string,
  held: { readonly share: number; readonly must: '<=' | '>='; readonly limit: number },
  samples: number,
): Gate {
  const [value, limit] = [percent(held.share), percent(held.limit)];
  return gate(name, { value, unit: '%', must: held.must, limit }, samples);
}

export function gate(
  name: string,
  held: { readonly value: number; readonly unit: string; readonly must: '<=' | '>='; readonly limit: number },
  samples: number,
): Gate {
  const holds = held.must === '<=' ? held.value <= held.limit : held.value >= held.limit;
  return { tool: 'replay', name, ...held, outcome: holds ? 'pass' : 'inconclusive', samples };
}

/** A share as percent with three decimals. */
export function percent(share: number): number {
  return Math.round(share * 100_000) / 1000;
}
