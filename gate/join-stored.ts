import { resolve } from 'node:path';
import { checkPart, openReport, type ReportPart, type Section, type ToolName } from '../reports/index.ts';
import type { GatePlan } from './prepare.ts';

const maxAgeMsDefault = 24 * 3_600_000;

export interface StoredParts {
  readonly parts: readonly ReportPart[];
  /** Stored reports that do not count, each with its reason. */
  readonly missing: readonly Section[];
  /** Tools that a stored report speaks for, whether it counts or not. */
  readonly tools: ReadonlySet<ToolName>;
}

/**
 * Takes stored reports in place of running their tools. One that is of another release or too old is
 * `missing`, so that the gate holds.
 *
 * @throws {HarnessError} `report-unreadable`
 */
export async function joinStored({ options, subject }: GatePlan, now: Date): Promise<StoredParts> {
  const parts: ReportPart[] = [];
  const missing: Section[] = [];
  const tools = new Set<ToolName>();
  for (const path of options.with ?? []) {
    const { report, blobs } = await openReport(resolve(options.cwd, path));
    const check = checkPart(report, subject, options.maxAgeMs ?? maxAgeMsDefault, now);
    if (check.ok) parts.push({ report, scope: 'joined', blobs });
    else missing.push({ tool: report.tool, scope: 'missing', reason: check.reason });
    for (const { tool, scope } of report.sections)
      if (scope === 'judged' || scope === 'joined') tools.add(tool);
  }
  return { parts, missing, tools };
}
