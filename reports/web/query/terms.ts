/** What one can ask results for, by name. */
import { label } from '../../place.ts';
import type { ResultHead } from '../data/page-data.ts';

/** `s` stands for the outcome, as reviewers of test reports are used to. */
export type QueryKey = 's' | 'rule' | 'tool' | 'level' | 'state' | 'phase' | 'owner' | 'route';

interface QueryTerm {
  /** Values that a result has under this key. */
  values(result: ResultHead): readonly string[];
  /** True when a part of the value is enough. */
  readonly isPartial?: boolean;
}

export const queryTerms: Readonly<Record<QueryKey, QueryTerm>> = {
  s: { values: (result) => [standingOf(result), ...(isOpen(result) ? ['open'] : [])] },
  rule: { values: ({ tool, rule }) => [rule, `${tool}/${rule}`] },
  tool: { values: ({ tool }) => [tool] },
  level: { values: ({ level }) => [level] },
  state: { values: ({ state }) => (state === undefined ? [] : [state]) },
  phase: { values: ({ phase }) => (phase === undefined ? [] : [phase]) },
  owner: { values: ({ owner }) => (owner === undefined ? [] : [owner]), isPartial: true },
  route: { values: ({ places }) => places.map(label), isPartial: true },
};

export const queryKeys = Object.keys(queryTerms) as QueryKey[];

/** How a result stands for a reader: its outcome, or `waived` when somebody accepted it. */
export function standingOf({ outcome, waivedUntil }: ResultHead): ResultHead['outcome'] | 'waived' {
  return waivedUntil === undefined ? outcome : 'waived';
}

/** Neither passed nor skipped nor waived. */
export function isOpen(result: ResultHead): boolean {
  return !['pass', 'skipped', 'waived'].includes(standingOf(result));
}
