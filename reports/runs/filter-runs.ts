import type { Verdict } from '../report.ts';
import type { ToolName } from '../result.ts';
import type { KeptRun } from './run-store.ts';

/** Which runs are wanted; what is absent does not matter. */
export interface RunFilter {
  readonly service?: string | undefined;
  readonly tool?: ToolName | undefined;
  readonly verdict?: Verdict | undefined;
  /** Only runs that ended then or later. */
  readonly since?: Date | undefined;
  /** Every word must be in the run's words, upper or lower case. */
  readonly text?: string | undefined;
}

/** The runs that a filter lets through, in their order. */
export function filterRuns(runs: readonly KeptRun[], filter: RunFilter): readonly KeptRun[] {
  const { service, tool, verdict, since } = filter;
  const wanted = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter(
    ({ head, words }) =>
      (service === undefined || head.service === service) &&
      (tool === undefined || head.tool === tool) &&
      (verdict === undefined || head.verdict === verdict) &&
      (since === undefined || Date.parse(head.endedAt) >= since.getTime()) &&
      wanted.every((word) => words.includes(word)),
  );
}
