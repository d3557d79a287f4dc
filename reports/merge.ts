import { applyWaivers } from './apply-waivers.ts';
import { compareWithBaseline } from './baseline.ts';
import type { BlobStore } from './blobs.ts';
import { conclude } from './conclude.ts';
import { copyBlobs } from './copy-blobs.ts';
import { coverageOf } from './coverage.ts';
import { JoinedResults } from './joined-results.ts';
import { addLedgers } from './ledger.ts';
import { linkResults } from './link.ts';
import { joinSections } from './merge-sections.ts';
import { joinSubjects } from './merge-subject.ts';
import type { ReportPart } from './report-part.ts';
import type { BlobEntry, Notice, Report, RuleSummary, Section, Stage, Subject } from './report.ts';
import type { Result } from './result.ts';
import type { Waiver } from './waiver.ts';

export interface MergeOptions {
  /** What is released. What the parts know beyond it (attested versions, schema digest) is added. */
  readonly subject: Subject;
  readonly stage?: Stage;
  readonly tool: 'gate';
  /** Parts that are not here: out of scope, or missing with the reason. */
  readonly sections: readonly Section[];
  readonly waivers: readonly Waiver[];
  /** Notices of the gate itself, for example a change of policy. */
  readonly notices?: readonly Notice[];
  /** Why a part could not do its work at all, one sentence each: the gate then decides nothing. */
  readonly faults?: readonly string[];
  /** An earlier report; without it no result gets a state. */
  readonly baseline?: Report;
  readonly startedAt: Date;
  /** When the merged run ended, and the day by which waivers run out. */
  readonly now: Date;
  readonly interrupted: boolean;
  /** Gets the bodies of all parts. */
  readonly blobs?: BlobStore;
}

/**
 * Makes one report of the parts: equal fingerprints add up, waivers and baseline are applied anew, results
 * of different tools are linked, and the verdict is decided over all of it.
 *
 * A part given twice, or once more inside a stored gate report, counts once. A part that was partial makes the whole partial, which holds.
 */
export async function mergeReports(given: readonly ReportPart[], options: MergeOptions): Promise<Report> {
  const parts = distinct(given);
  const reports = parts.map((part) => part.report);
  const joined = joinResults(reports);
  const waived = applyWaivers(joined.list(), options.waivers, options.now);
  const compared = options.baseline && compareWithBaseline(waived.results, options.baseline);
  const results = linkResults(compared?.results ?? waived.results);
  const ledgers = reports.flatMap((report) => report.ledger ?? []);
  const orders = reports.find((report) => report.orders !== undefined)?.orders;
  const routes = reports.flatMap((report) => report.routes ?? []);
  const latencyLimits = reports.find((report) => report.latencyLimits !== undefined)?.latencyLimits;
  const series = reports.flatMap((report) => report.series ?? []);
  const ignored = reports.flatMap((report) => report.ignored ?? []);
  const { blobs, notices: lost } = await gatherBlobs(parts, options.blobs);
  const { tool, stage, startedAt, now, interrupted } = options;
  return conclude({
    tool,
    ...(stage !== undefined && { stage }),
    subject: joinSubjects(options.subject, reports),
    startedAt,
    endedAt: now,
    interrupted,
    ...(options.faults !== undefined && { faults: options.faults }),
    results,
    rules: joinRules(reports),
    gates: reports.flatMap((report) => report.gates),
    sections: joinSections(parts, options.sections),
    notices: [
      ...(options.notices ?? []),
      ...reports.flatMap((r) => r.notices),
      ...waived.notices,
      ...lost,
      ...repeated(given, parts),
    ],
    truncated: [...reports.flatMap((report) => report.truncated), ...joined.truncations()],
    tables: reports.flatMap((report) => report.tables ?? []),
    blobs,
    coverage: coverageOf(results, routes),
    parts: reports.map(({ runId, tool, endedAt }) => ({ runId, tool, endedAt })),
    ...(ledgers.length > 0 && { ledger: ledgers.reduce(addLedgers) }),
    ...(routes.length > 0 && { routes }),
    ...(latencyLimits !== undefined && { latencyLimits }),
    ...(series.length > 0 && { series }),
    ...(ignored.length > 0 && { ignored }),
    ...(orders !== undefined && { orders }),
    ...(compared !== undefined && { baseline: compared.baseline }),
  });
}

function distinct(given: readonly ReportPart[]): readonly ReportPart[] {
  const inside = new Set(given.flatMap(({ report }) => report.parts?.map((part) => part.runId) ?? []));
  const outermost = given.filter(({ report }) => !inside.has(report.runId));
  return [...new Map(outermost.map((part) => [part.report.runId, part])).values()];
}

/** What a part said of waivers, baseline and links was said by the policy of its day; it is said anew. */
function joinResults(reports: readonly Report[]): JoinedResults {
  const joined = new JoinedResults();
  for (const { waiver: _waiver, state: _state, links: _links, ...result } of allResults(reports)) {
    joined.add(result);
  }
  return joined;
}

function allResults(reports: readonly Report[]): readonly Result[] {
  return reports.flatMap((report) => report.results);
}

function joinRules(reports: readonly Report[]): readonly RuleSummary[] {
  const rules = new Map<string, RuleSummary>();
  for (const rule of reports.flatMap((report) => report.rules)) {
    const key = `${rule.tool} ${rule.id}`;
    const examined = rule.examined + (rules.get(key)?.examined ?? 0);
    rules.set(key, { ...rule, examined });
  }
  return [...rules.values()];
}

async function gatherBlobs(
  parts: readonly ReportPart[],
  store: BlobStore | undefined,
): Promise<{ readonly blobs: readonly BlobEntry[]; readonly notices: readonly Notice[] }> {
  const named = new Map(parts.flatMap(({ report }) => report.blobs.map((blob) => [blob.sha256, blob])));
  const lost: BlobEntry[] = [];
  if (store !== undefined) {
    for (const { report, blobs } of parts) {
      if (blobs !== undefined) lost.push(...(await copyBlobs(report.blobs, blobs, store)));
    }
    for (const blob of await store.list()) named.set(blob.sha256, blob);
  }
  const notices: readonly Notice[] =
    lost.length === 0 ? [] : [{ kind: 'limit', message: `${lost.length} stored bodies were not found.` }];
  return { blobs: [...named.values()], notices };
}

function repeated(given: readonly ReportPart[], parts: readonly ReportPart[]): readonly Notice[] {
  const count = given.length - parts.length;
  return count === 0
    ? []
    : [{ kind: 'info', message: `${count} report(s) were given twice and count once.` }];
}
