import { randomBytes } from 'node:crypto';
import { ReportBuilder, place } from '../../../reports/index.ts';
import type { Report, ResultDraft, RunContext } from '../../../reports/index.ts';
import { addLive } from '../data/live-report.ts';
import { lagMaxMsDefault, liveOptions, openLive } from '../data/live.ts';
import type { LiveSettings } from '../data/live.ts';
import { proveRows } from '../data/prove-rows.ts';
import { lookAround } from '../data/surroundings.ts';
import { mysqlRules } from '../mysql/rules/index.ts';
import { openMysqlLive } from '../mysql/servers.ts';
import { isMysql } from '../read/source.ts';
import type { RowsProvers } from '../data/prove-rows.ts';
import type { SchemaModel } from '../model.ts';
import type { Proof } from '../proof.ts';
import { changeResult } from '../results.ts';
import { minute } from '../wording.ts';
import { storedProofs } from './stored-proofs.ts';
import type { StoredProof } from './stored-proofs.ts';

/** A report holds what changed, but not both schemas. */
const noSchema: SchemaModel = { tables: [], views: [], enums: [], functions: [] };

/** What `compat recheck` takes. */
export interface RecheckOptions extends LiveSettings {
  /** A stored report of `compat db`, or of a gate that ran it. */
  readonly report: Report;
  /** Address of the database that is to be migrated; see the option of `compat db`. */
  readonly live: string | readonly string[];
  /** Key of the hashes that stand for values of rows; random by default. */
  readonly hashKey?: string;
}

/**
 * Repeats the data proofs of a stored report just before the migration: rows that were fine then may not be now.
 *
 * Only what the report says of rows is judged, at the levels it was judged at.
 *
 * @throws {HarnessError} `report-unreadable` for a report without its facts; those of the live database.
 */
export async function recheck(options: RecheckOptions, context: RunContext): Promise<Report> {
  const { report, live, hashKey = randomBytes(16).toString('hex') } = options;
  const builder = new ReportBuilder({ tool: 'compat', subject: report.subject, startedAt: context.now() });
  const proofs = isMysql(live) ? storedProofs(report, mysqlRules) : storedProofs(report);
  let interrupted = false;
  try {
    if (proofs.length === 0) nothingToRepeat(builder, report);
    else await repeatAll(builder, proofs, { ...options, live, hashKey }, context);
  } catch (error) {
    if (!context.signal.aborted) throw error;
    interrupted = true;
  }
  return builder.close({ endedAt: context.now(), interrupted });
}

async function repeatAll(
  builder: ReportBuilder,
  proofs: readonly StoredProof[],
  { report, live, hashKey, ...settings }: RecheckOptions & { readonly hashKey: string },
  context: RunContext,
): Promise<void> {
  const { source, notices } = isMysql(live)
    ? await openMysqlLive(live, settings, context.signal)
    : await openLive(liveOptions(live, settings, context.signal));
  try {
    const now = context.now();
    const lagMaxMs = settings.liveLagMaxMs ?? lagMaxMsDefault;
    const around = await lookAround(source, { now, lagMaxMs });
    if (around.live !== undefined) addLive(builder, around.live, report.subject.service);
    for (const notice of [...notices, ...around.notices]) builder.notice(notice);
    const provers = { data: source, hashKey, now: () => context.now() };
    for (const [done, stored] of proofs.entries()) {
      const { rule, change } = stored;
      const step = `proving ${rule.cause(change)} again`;
      context.onProgress({ tool: 'compat', step, done, total: proofs.length });
      const draft = await repeat(stored, report, provers);
      context.signal.throwIfAborted();
      if (draft === undefined) continue;
      builder.examined({ id: rule.id, title: rule.title, level: draft.level }, 1);
      builder.add(draft);
    }
  } finally {
    await source.close();
  }
}

/** Undefined where the report itself left the rule out. */
async function repeat(
  { rule, change, question, history, result, lookedAt }: StoredProof,
  report: Report,
  provers: RowsProvers,
): Promise<ResultDraft | undefined> {
  const key = rule.cause(change);
  const before = report.results.find(
    (one) => one.tool === 'compat' && one.rule === rule.id && one.key === key,
  );
  if (before === undefined) return undefined;
  const rows = await proveRows(question, provers);
  const asksOnlyRows = rule.proofFor(change).kind === 'rows';
  const proof: Proof = asksOnlyRows ? rows : { kind: 'remembered', history, rows };
  const draft = changeResult(
    rule,
    before.level,
    { change, proof, faults: [] },
    { before: noSchema, after: noSchema },
  );
  const wasClean = result === 'clean' && rows.result === 'bad' && lookedAt !== undefined;
  return {
    ...draft,
    ...(wasClean && { message: `${draft.message} There was none on ${minute(lookedAt)}.` }),
    evidence: draft.evidence?.filter(({ kind }) => kind !== 'side-by-side'),
  };
}

/** Known to be so only because the report is whole; see `storedProofs`. */
function nothingToRepeat(builder: ReportBuilder, { subject }: Report): void {
  const rule = { id: 'data-proofs', title: 'Rows are as the report found them', level: 'info' } as const;
  builder.examined(rule, 0);
  builder.add({
    tool: 'compat',
    rule: rule.id,
    key: 'none',
    outcome: 'pass',
    level: rule.level,
    title: rule.title,
    message: 'No change of this release depends on rows; there is nothing to repeat.',
    places: [place.service(subject.service)],
  });
}
