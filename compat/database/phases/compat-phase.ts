/** The calls of `seaworthy compat phase`. */
import { randomBytes } from 'node:crypto';
import { HarnessError, ReportBuilder } from '../../../reports/index.ts';
import type { Report, RunContext, Subject } from '../../../reports/index.ts';
import type { DataSource } from '../data/data-source.ts';
import type { LiveSettings } from '../data/live.ts';
import { openEngine } from '../engine/engine.ts';
import { readQueries } from '../queries/read-queries.ts';
import { readSource } from '../read/history.ts';
import { answer } from './answer.ts';
import { changeDigest, changeName } from './column-change.ts';
import type { ColumnChange } from './column-change.ts';
import { gateOf, judgeAnswer } from './judge-answer.ts';
import type { When } from './judge-answer.ts';
import { readPhaseFile } from './phase-file.ts';
import { judgeOrder, orderFault, orderRule } from './phase-order.ts';
import { addStep, passedOf, readPhases } from './phase-record.ts';
import type { PhaseStep } from './phase-record.ts';
import { phaseNotices, phasesTable } from './phase-report.ts';
import { phaseNumber } from './phase.ts';
import { openPhaseRows } from './phase-rows.ts';
import { phases } from './steps/index.ts';
import { TriedTable } from './tried-table.ts';

/** What the commands of phases take. */
export interface PhaseOptions extends LiveSettings {
  readonly subject: Subject;
  /** Path of the phase file. */
  readonly file: string;
  /** Folder or `postgres://` URL where passed phases are kept. */
  readonly records: string;
  /** `postgres://` address of the database with the rows, or several of one database. Read only, never shown. */
  readonly live?: string | readonly string[];
  /** File of SQL that inserts rows into the schema, where no live database is at hand. */
  readonly data?: string;
  /** Queries of the code that runs; see the option of `compat db`. */
  readonly queries?: string | readonly string[];
  /** What the scratch database runs on; see the option of `compat db`. */
  readonly engine?: string;
  readonly cacheFolder?: string;
  /** For everything together, in milliseconds; default 120000. */
  readonly timeoutMs?: number;
}

/** Asks only what a phase wants on entry, or what it wants on exit too. */
export interface CheckPhaseOptions extends PhaseOptions {
  readonly until?: When;
}

/**
 * Proves that a release may enter the phase that the file names, and with `until: 'exit'` that it has passed it.
 *
 * Writes are tried on a scratch database; a live one is asked generated questions, read-only.
 *
 * @throws {HarnessError} `config-unusable` and `input-unreadable` for the file; `store-failed`; those of the
 *   engine, the migrations and the live database.
 */
export async function checkPhase(options: CheckPhaseOptions, context: RunContext): Promise<Report> {
  const { subject, file, records, until = 'entry' } = options;
  const { change, schema } = await readPhaseFile(file);
  const record = await readPhases(records, keyOf(subject, change));
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: context.now() });
  builder.examined(orderRule, 1);
  const order = builder.add(judgeOrder(change, record));
  builder.table(phasesTable(change, record));
  for (const notice of phaseNotices(change, record)) builder.notice(notice);
  let interrupted = false;
  try {
    // What a phase asks means nothing before the one before it was passed.
    if (order.outcome === 'pass') await askAll(builder, { ...options, change, schema, until }, context);
  } catch (error) {
    if (!context.signal.aborted) throw error;
    interrupted = true;
  }
  return builder.close({ endedAt: context.now(), interrupted });
}

/** Who passes a phase. */
export interface PassPhaseOptions extends PhaseOptions {
  readonly who: string;
}

/** As {@link checkPhase} to the exit; a phase without an open blocker is kept as passed. */
export async function passPhase(options: PassPhaseOptions, context: RunContext): Promise<Report> {
  const report = await checkPhase({ ...options, until: 'exit' }, context);
  if (report.verdict !== 'go') return report;
  const { file, subject, records, who } = options;
  const { change } = await readPhaseFile(file);
  const step = stepOf(change, {
    step: 'passed',
    who,
    at: context.now().toISOString(),
    because: report.runId,
  });
  await addStep(records, keyOf(subject, change), step, (known) => {
    const fault = orderFault(change, known);
    if (fault !== undefined) throw new HarnessError('usage', { what: fault, where: file });
  });
  return report;
}

/** Who goes back, and why. */
export interface PhaseBackOptions extends Pick<PhaseOptions, 'subject' | 'file' | 'records'> {
  readonly who: string;
  readonly because: string;
}

/**
 * Takes back the last passed phase, which the file must name. Gives what a rollback to it means.
 *
 * @throws {HarnessError} `usage` for any other phase.
 */
export async function phaseBack(options: PhaseBackOptions, context: RunContext): Promise<string> {
  const { file, subject, records, who, because } = options;
  const { change } = await readPhaseFile(file);
  const step = stepOf(change, { step: 'back', who, at: context.now().toISOString(), because });
  await addStep(records, keyOf(subject, change), step, (known) => {
    const last = passedOf(known, changeDigest(change)).at(-1)?.phase;
    if (last === change.phase) return;
    throw new HarnessError('usage', {
      what: `Only the phase that was passed last may be taken back, which is ${last ?? 'none'}.`,
      where: file,
      todo: last === undefined ? undefined : `Set \`phase\` of the file to ${last}; one phase at a time.`,
    });
  });
  // What is rolled back is the release of the phase after it.
  const left = phases[phaseNumber(change.phase)] ?? phases[phaseNumber(change.phase) - 1];
  return `${change.phase} counts as passed no more. From ${left?.id} one may go back ${left?.rollback}`;
}

function stepOf(change: ColumnChange, step: Omit<PhaseStep, 'phase' | 'digest'>): PhaseStep {
  return { phase: change.phase, digest: changeDigest(change), ...step };
}

function keyOf({ service }: Subject, change: ColumnChange): string {
  return `${service}/${changeName(change)}`;
}

interface Work extends CheckPhaseOptions {
  readonly change: ColumnChange;
  readonly schema: string;
  readonly until: When;
}

async function askAll(builder: ReportBuilder, work: Work, context: RunContext): Promise<void> {
  const { change, until, timeoutMs = 120_000, cacheFolder, engine: kind } = work;
  const { signal } = context;
  const startedMs = performance.now();
  const timeLeftMs = (): number => Math.round(timeoutMs - (performance.now() - startedMs));
  const { migrations } = await readSource(work.schema, { signal, dialect: 'postgresql' });
  const { queries } = await readQueries(work.queries ?? [], signal, work);
  // The release that removes the old columns removes the bridge too.
  const { bridge } = change;
  const bridges =
    bridge === undefined || change.phase === 'remove-old' ? [] : [{ name: bridge.file, sql: bridge.sql }];
  context.onProgress({ tool: 'compat', step: `applying ${migrations.length} migrations` });
  const engine = await openEngine([...migrations, ...bridges], {
    signal,
    timeLeftMs,
    cacheFolder,
    engine: kind,
  });
  let rows: DataSource | undefined;
  try {
    await engine.apply([...migrations, ...bridges]);
    const table = await TriedTable.read(engine, change);
    const { source, notices } = await openPhaseRows(engine, change.table, work, signal);
    rows = source;
    for (const notice of notices) builder.notice(notice);
    const asked = {
      engine,
      table,
      rows,
      queries,
      hashKey: randomBytes(16).toString('hex'),
      now: () => context.now(),
    };
    const phase = phases[phaseNumber(change.phase) - 1];
    const { entry = [], exit = [] } = phase ?? {};
    const late = until === 'exit' ? exit.filter((check) => !entry.includes(check)) : [];
    const each = [
      ...entry.map((check) => ['entry', check] as const),
      ...late.map((check) => ['exit', check] as const),
    ];
    for (const [when, check] of each) {
      context.onProgress({ tool: 'compat', step: `${change.phase}: ${check.id}` });
      const given = await answer(check, change, asked);
      builder.examined(check, 'outcomes' in given ? given.outcomes.length : 1);
      for (const result of judgeAnswer(change, when, given)) builder.add(result);
      const gate = gateOf(change, when, given);
      if (gate !== undefined) builder.gate(gate);
    }
  } finally {
    await rows?.close();
    await engine.close();
  }
}
