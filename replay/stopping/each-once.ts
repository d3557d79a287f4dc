import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FoundRun } from './found-runs.ts';

/**
 * One entry for each run: a run with a stop file of its own leaves word beside its journal too. The place of its
 * journal is the one that is named.
 *
 * @param outcomes what may have become of a run; where its entries differ, the one that stands first here counts
 */
export function eachOnce<Run extends FoundRun & { readonly outcome?: string }>(
  runs: readonly Run[],
  outcomes: readonly Run['outcome'][] = [],
): readonly Run[] {
  const byRun = new Map<string, Run[]>();
  for (const run of runs) byRun.set(run.runId, [...(byRun.get(run.runId) ?? []), run]);
  return [...byRun.values()].flatMap((entries) => {
    const outcome = outcomes.find((one) => entries.some((run) => run.outcome === one));
    const named =
      entries.find(({ stopFile }) => existsSync(join(dirname(stopFile), 'journal'))) ?? entries[0];
    return named === undefined ? [] : [{ ...named, ...(outcome !== undefined && { outcome }) }];
  });
}
