/** The calls of `seaworthy compat phase`. */
import { HarnessError, ReportBuilder } from '../../../reports/index.ts';
import type { Report, RunContext, Subject } from '../../../reports/index.ts';
import type { LiveSettings } from '../data/live.ts';
import type { Answer } from './answer.ts';
import { askPhase } from './ask-phase.ts';
import type { When } from './ask-phase.ts';
import { changeDigest, changeName } from './column-change.ts';
import type { ColumnChange } from './column-change.ts';
import { gateOf, judgeAnswer } from './judge-answer.ts';
import { readPhaseFile } from './phase-file.ts';
import type { PhaseFile } from './phase-file.ts';
import { judgeOrder, orderFault, orderRule } from './phase-order.ts';
import { addStep, passedOf, readPhases } from './phase-record.ts';
import type { PhaseStep } from './phase-record.ts';
import { phaseNotices, phasesTable } from './phase-report.ts';
import { phaseNumber } from './phase-id.ts';
import { phases } from './steps/index.ts';

/** What the commands of phases take. */
export interface PhaseOptions extends LiveSettings {
  readonly subject: Subject;
  /** Path of the phase file. */
  readonly file: string;
  /** Folder or `postgres://` URL where passed phases are kept. */
  readonly records: string;
  /** Address of the database with the rows, or several of one PostgreSQL. Read only, never shown. */
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
  return checkFile(await read(options), options, context);
}

function read({ file, engine, live }: PhaseOptions): Promise<PhaseFile> {
  return readPhaseFile(file, [engine, live].flat());
}

async function checkFile(
  { change, schema }: PhaseFile,
  options: CheckPhaseOptions,
  context: RunContext,
): Promise<Report> {
  const { subject, records, until = 'entry' } = options;
  const record = await readPhases(records, keyOf(subject, change));
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: context.now() });
  builder.examined(orderRule, 1);
  const order = builder.add(judgeOrder(change, record));
  builder.table(phasesTable(change, record));
  for (const notice of phaseNotices(change, record)) builder.notice(notice);
  let interrupted = false;
  try {
    // What a phase asks means nothing before the one before it was passed.
    if (order.outcome === 'pass') {
      const { answers, notices } = await askPhase(change, { ...options, schema, until }, context);
      for (const notice of notices) builder.notice(notice);
      for (const [when, given] of answers) addAnswer(builder, change, when, given);
    }
  } catch (error) {
    if (!context.signal.aborted) throw error;
    interrupted = true;
  }
  return builder.close({ endedAt: context.now(), interrupted });
}

function addAnswer(builder: ReportBuilder, change: ColumnChange, when: When, given: Answer): void {
  builder.examined(given.check, 'outcomes' in given ? given.outcomes.length : 1);
  for (const result of judgeAnswer(change, when, given)) builder.add(result);
  const gate = gateOf(change, when, given);
  if (gate !== undefined) builder.gate(gate);
}

/** Who passes a phase. */
export interface PassPhaseOptions extends PhaseOptions {
  readonly who: string;
}

/** As {@link checkPhase} to the exit; a phase without an open blocker is kept as passed. */
export async function passPhase(options: PassPhaseOptions, context: RunContext): Promise<Report> {
  const { file, subject, records, who } = options;
  const found = await read(options);
  const { change } = found;
  const report = await checkFile(found, { ...options, until: 'exit' }, context);
  if (report.verdict !== 'go') return report;
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
