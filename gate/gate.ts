/**
 * The gate: runs the three tools as configured, joins what they and stored reports say, gives one verdict.
 *
 * It never judges by itself: tools make results, `reports/` joins and decides.
 */
import {
  HarnessError,
  ReportBuilder,
  applyWaivers,
  mergeReports,
  type Report,
  type ReportPart,
  type RunContext,
  type Section,
} from '../reports/index.ts';
import { joinStored } from './join-stored.ts';
import type { GatePlan } from './prepare.ts';
import { runSection } from './run-section.ts';
import { planSections, type GateTool } from './stage.ts';

/**
 * Runs a prepared gate. A part that cannot run is `missing` in the report; the others still run.
 *
 * The report is complete after an interruption too, and then says that it is partial.
 */
export async function runGate(plan: GatePlan, context: RunContext): Promise<Report> {
  const startedAt = context.now();
  const stored = await joinStored(plan, startedAt);
  const parts: ReportPart[] = [...stored.parts];
  const sections: Section[] = [...stored.missing];
  const faults: string[] = [];
  for (const section of planSections(plan.config, plan.stage, stored.tools)) {
    if (section.scope === 'out-of-scope') sections.push(section);
    if (section.scope !== 'judged') continue;
    const earlier = parts.map(({ report }) => waived(report, plan, startedAt));
    const { reports, missing, fault } = await attempt(section.tool, plan, context, earlier);
    parts.push(...reports.map((report) => ({ report, scope: 'judged' as const })));
    if (missing !== undefined) sections.push({ tool: section.tool, scope: 'missing', reason: missing });
    if (fault !== undefined) faults.push(fault);
  }
  parts.push(...(await policyReport(plan, context)));
  return mergeReports(parts, {
    tool: 'gate',
    subject: plan.subject,
    stage: plan.stage,
    sections,
    faults,
    waivers: plan.waivers,
    baseline: plan.baseline,
    startedAt,
    now: context.now(),
    interrupted: context.signal.aborted,
    blobs: plan.blobs,
  });
}

interface Attempt {
  readonly reports: readonly Report[];
  /** Why the tool's part is not here, or not whole. */
  readonly missing?: string;
  /** Set when the input was unusable: the gate then decides nothing. */
  readonly fault?: string;
}

/** What a person accepted must not close a cycle either. */
function waived(report: Report, { waivers }: GatePlan, now: Date): Report {
  return { ...report, results: applyWaivers(report.results, waivers, now).results };
}

async function attempt(
  tool: GateTool,
  plan: GatePlan,
  context: RunContext,
  earlier: readonly Report[],
): Promise<Attempt> {
  const reports: Report[] = [];
  if (context.signal.aborted) return { reports, missing: 'interrupted before it began' };
  try {
    for await (const report of runSection(tool, plan, context, earlier)) reports.push(report);
    return { reports };
  } catch (error) {
    if (context.signal.aborted) return { reports, missing: 'interrupted' };
    if (!(error instanceof HarnessError)) throw error;
    return { reports, missing: 'it could not run', fault: `${tool} could not run: ${oneLine(error)}` };
  }
}

function oneLine({ message, where, todo }: HarnessError): string {
  const place = where === undefined ? '' : ` (${where})`;
  return `${message.replace(/\.$/, '')}${place}. ${todo ?? ''}`.trim();
}

async function policyReport(plan: GatePlan, context: RunContext): Promise<readonly ReportPart[]> {
  if (plan.policyDrafts.length === 0) return [];
  const builder = new ReportBuilder({ tool: 'gate', subject: plan.subject, startedAt: context.now() });
  for (const draft of plan.policyDrafts) builder.add(draft);
  return [{ report: await builder.close({ endedAt: context.now(), interrupted: false }), scope: 'judged' }];
}
