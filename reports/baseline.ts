import type { Baseline, FixedFinding, Report } from './report.ts';
import type { Result, ResultState } from './result.ts';
import { isFinding } from './weight.ts';

export interface ComparedResults {
  readonly results: readonly Result[];
  readonly baseline: Baseline;
}

/**
 * Says of each finding whether an earlier report had it: `new`, or `unchanged` with the same outcome and the
 * same change. What passes now and was a finding then is `fixed`.
 *
 * Findings that are gone altogether are listed beside the results, not among them: they were not judged now,
 * so they must not make a run look judged. The state never touches the verdict.
 */
export function compareWithBaseline(results: readonly Result[], baseline: Report): ComparedResults {
  const before = new Map(baseline.results.filter(isFinding).map((result) => [result.fingerprint, result]));
  const now = new Set(results.map((result) => result.fingerprint));
  const lookedAt = new Set(results.map((result) => result.tool));
  const fixed = [...before.values()]
    .filter((result) => !now.has(result.fingerprint) && lookedAt.has(result.tool))
    .map(toFixed);
  return {
    results: results.map(({ state: _old, ...result }) => {
      const state = stateOf(result, before.get(result.fingerprint));
      return state === undefined ? result : { ...result, state };
    }),
    baseline: { runId: baseline.runId, endedAt: baseline.endedAt, fixed },
  };
}

function stateOf(result: Result, before: Result | undefined): ResultState | undefined {
  if (result.outcome === 'pass') return before === undefined ? undefined : 'fixed';
  if (!isFinding(result)) return undefined;
  const isSame = before?.outcome === result.outcome && before.digest === result.digest;
  return isSame ? 'unchanged' : 'new';
}

function toFixed({ fingerprint, tool, rule, title, places }: Result): FixedFinding {
  return { fingerprint, tool, rule, title, place: places[0] };
}
