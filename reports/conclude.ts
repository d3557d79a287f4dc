import { randomUUID } from 'node:crypto';
import type {
  BlobEntry,
  Counts,
  Gate,
  Notice,
  Report,
  RuleSummary,
  Section,
  Stage,
  Subject,
  Table,
  Truncation,
} from './report.ts';
import { schemaVersion } from './report.ts';
import { decide } from './verdict.ts';
import type { Outcome, Result, ToolName } from './result.ts';
import { version } from './version.ts';
import { inReportOrder, isOpen } from './weight.ts';

/** What only some tools have to say. */
export type Extras = Partial<
  Pick<Report, 'ledger' | 'routes' | 'latencyLimits' | 'series' | 'ignored' | 'coverage' | 'orders'>
>;

/** All that a finished run knows, before it is counted and judged. */
export interface Findings extends Extras {
  readonly tool: ToolName;
  readonly subject: Subject;
  readonly stage?: Stage;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly interrupted: boolean;
  readonly results: readonly Result[];
  readonly rules: readonly RuleSummary[];
  readonly gates: readonly Gate[];
  readonly sections: readonly Section[];
  readonly notices: readonly Notice[];
  readonly truncated: readonly Truncation[];
  readonly tables: readonly Table[];
  readonly blobs: readonly BlobEntry[];
  readonly baseline?: Report['baseline'];
  readonly parts?: Report['parts'];
  /** Why the harness itself could not do its work, one sentence each. */
  readonly faults?: readonly string[];
}

/** Counts, orders and judges findings into a report. The only maker of `Report` objects. */
export function conclude(findings: Findings): Report {
  const { interrupted, startedAt, endedAt, faults, ...rest } = findings;
  const results = [...findings.results].sort(inReportOrder);
  const decision = decide({ ...rest, faults, results, interrupted });
  return {
    schemaVersion,
    generator: { name: 'seaworthy', version },
    runId: randomUUID(),
    ...rest,
    ...decision,
    results,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    durationMs: endedAt.getTime() - startedAt.getTime(),
    partial: interrupted || findings.sections.some(isLost),
    counts: countResults(results),
  };
}

function isLost(section: Section): boolean {
  return section.scope === 'missing' || section.partial === true;
}

function countResults(results: readonly Result[]): Counts {
  const byOutcome: Record<Outcome, number> = {
    pass: 0,
    fail: 0,
    error: 0,
    inconclusive: 0,
    pending: 0,
    skipped: 0,
  };
  for (const result of results) byOutcome[result.outcome] += 1;
  const open = results.filter(isOpen);
  return {
    total: results.length,
    byOutcome,
    openBlockers: open.filter((result) => result.level === 'block').length,
    warnings: open.filter((result) => result.level === 'warn').length,
    waived: results.filter((result) => result.waiver !== undefined).length,
  };
}
