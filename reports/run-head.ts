import type { Counts, Report, Stage, Verdict } from './report.ts';
import type { ToolName } from './result.ts';

/** What a list of runs shows of one of them. */
export interface RunHead {
  readonly runId: string;
  readonly tool: ToolName;
  readonly service: string;
  readonly release?: string;
  readonly commit?: string;
  readonly stage?: Stage;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly partial: boolean;
  /** The first reason of the verdict. */
  readonly reason: string;
  readonly counts: Counts;
}

export function runHead(report: Report): RunHead {
  const { runId, tool, stage, startedAt, endedAt, verdict, exitCode, partial, counts, subject } = report;
  return {
    runId,
    tool,
    service: subject.service,
    ...(subject.release !== undefined && { release: subject.release }),
    ...(subject.commit !== undefined && { commit: subject.commit }),
    ...(stage !== undefined && { stage }),
    startedAt,
    endedAt,
    verdict,
    exitCode,
    partial,
    reason: report.headline ?? report.reasons[0]?.text ?? '',
    counts,
  };
}
