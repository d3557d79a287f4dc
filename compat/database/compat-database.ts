import { counted, HarnessError, ReportBuilder, place } from '../../reports/index.ts';
import type { Level, Report, RunContext } from '../../reports/index.ts';
import type { Applied } from './applied/applied.ts';
import { appliedResults, appliedRule } from './applied/applied-results.ts';
import { changedTables } from './changed-tables.ts';
import { addLive } from './data/live-report.ts';
import { schemaDigest } from './digest.ts';
import { dialectOf, dialects } from './dialects.ts';
import type { Gathered } from './gather.ts';
import { judgeRule } from './judge.ts';
import type { RuleVerdict } from './judge.ts';
import { matrixTable } from './matrix/matrix-table.ts';
import type { Observed } from './observe.ts';
import type { CompatDatabaseOptions } from './options.ts';
import { programResult, programRule } from './programs.ts';
import { ledgerTable, queryNotices } from './queries/ledger.ts';
import { storedProofsTable } from './recheck/stored-proofs.ts';
import type { DatabaseRule, Examined } from './rule.ts';
import { stopResult, stopRule } from './trial.ts';
import type { Stop } from './trial.ts';
import { someOf } from './wording.ts';

/**
 * Proves whether old code can live with the candidate schema, and new code with old data.
 *
 * Both schemas are built on a scratch PostgreSQL in a process of its own; nothing is written anywhere else. MySQL
 * is read without a server, or run on the scratch server that the options name.
 *
 * @throws {HarnessError} `usage`, `input-unreadable`, `nothing-selected` for unusable inputs;
 *   `migration-failed` with file, line and the server's error when the old schema cannot be built (a migration
 *   of the release that fails is a result); `target-unreachable` for the live database;
 *   `timeout` when a migration does not end; `config-unusable` for a level of an unknown rule.
 * @example
 * const report = await compatDatabase(
 *   { subject: { service: 'delivery' }, baseline: 'git:main:db/migrations', candidate: 'db/migrations' },
 *   context,
 * );
 */
export async function compatDatabase(options: CompatDatabaseOptions, context: RunContext): Promise<Report> {
  const { subject, levels = {} } = options;
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: context.now() });
  refuseUnknown(levels);
  let interrupted = false;
  try {
    const { rules: all, gather } = dialects[await dialectOf(options, context.signal)];
    const rules = rulesAt(levels, all);
    const gathered = await gather(
      options,
      rules.map(([rule]) => rule),
      context,
    );
    report(builder, rules, gathered, subject.service);
  } catch (error) {
    if (!context.signal.aborted) throw error;
    interrupted = true;
  }
  return builder.close({ endedAt: context.now(), interrupted });
}

type RuleAtLevel = readonly [rule: DatabaseRule, level: Level];

type Levels = NonNullable<CompatDatabaseOptions['levels']>;

/** A level may be given for a rule of any dialect, so that one config serves all. */
function refuseUnknown(levels: Levels): void {
  const known = new Set(Object.values(dialects).flatMap((dialect) => dialect.rules.map(({ id }) => id)));
  const unknown = Object.keys(levels).find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new HarnessError('config-unusable', {
      what: `There is no database rule ${unknown}.`,
      where: `levels.${unknown}`,
      todo: `The rules are ${[...known].join(', ')}.`,
    });
  }
}

function rulesAt(levels: Levels, rules: readonly DatabaseRule[]): RuleAtLevel[] {
  return rules.flatMap((rule): RuleAtLevel[] => {
    const level = levels[rule.id] ?? rule.level;
    return level === 'off' ? [] : [[rule, level]];
  });
}

function report(
  builder: ReportBuilder,
  rules: readonly RuleAtLevel[],
  { observed, proven, notices, ledgers, isSame, applied, stop, programs }: Gathered,
  service: string,
): void {
  builder.subject({ schemaDigest: schemaDigest(observed.after) });
  if (applied !== undefined) addApplied(builder, applied, service);
  if (stop !== undefined) addStop(builder, stop);
  addPrograms(builder, programs);
  if (isSame && programs.length > 0) return;
  if (isSame) {
    addNoChange(builder, service);
    return;
  }
  for (const [rule, level] of rules) addVerdict(builder, judgeRule(rule, level, observed, proven), service);
  for (const notice of notices) builder.notice(notice);
  const sent = [
    { age: 'old', queries: observed.oldQueries, ledgers: ledgers.old },
    { age: 'new', queries: observed.newQueries, ledgers: ledgers.new },
  ] as const;
  for (const notice of queryNotices(sent)) builder.notice(notice);
  noticeRemoved(builder, observed);
  if (observed.live !== undefined) addLive(builder, observed.live, service);
  const { before, after } = observed;
  const tables = [
    matrixTable(observed),
    changedTables(before, after),
    ledgerTable(sent),
    storedProofsTable(proven),
  ];
  for (const table of tables) if (table !== undefined) builder.table(table);
}

const singular: Readonly<Record<Examined, string>> = {
  tables: 'table',
  columns: 'column',
  indexes: 'index',
  constraints: 'constraint',
  'enum values': 'enum value',
  views: 'view',
  functions: 'function',
  sequences: 'sequence',
  triggers: 'trigger',
  extensions: 'extension',
  settings: 'setting',
  grants: 'grant',
  queries: 'query',
  migrations: 'migration',
  statements: 'statement',
  'stored code': 'piece of stored code',
  downs: 'down',
};

function addVerdict(builder: ReportBuilder, verdict: RuleVerdict, service: string): void {
  const { rule, level, examined, results } = verdict;
  const { id, title } = rule;
  builder.examined({ id, title, level }, examined);
  for (const result of results) builder.add(result);
  if (results.length > 0 || examined === 0) return;
  const what = counted(examined, [singular[rule.examines], rule.examines]);
  const message = `Looked at ${what}; nothing of the kind was found.`;
  const places = [place.service(service)] as const;
  builder.add({
    tool: 'compat',
    rule: id,
    key: 'none',
    outcome: 'pass',
    level,
    title,
    message,
    places: [...places],
  });
}

function addApplied(builder: ReportBuilder, facts: Applied, service: string): void {
  builder.examined(appliedRule, facts.applied.length + facts.pending.length);
  for (const result of appliedResults(facts, service)) builder.add(result);
}

function addStop(builder: ReportBuilder, stop: Stop): void {
  builder.examined(stopRule, stop.before + stop.after + 1);
  builder.add(stopResult(stop));
}

function addPrograms(builder: ReportBuilder, [first, ...others]: readonly string[]): void {
  if (first === undefined) return;
  builder.examined(programRule, others.length + 1);
  builder.add(programResult([first, ...others]));
}

function addNoChange(builder: ReportBuilder, service: string): void {
  const rule = { id: 'no-change', title: 'Baseline and candidate are the same', level: 'info' } as const;
  const message = 'Both hold the same migrations; there is nothing that old code could meet.';
  builder.examined(rule, 1);
  builder.notice({ kind: 'no-change', message });
  builder.add({
    tool: 'compat',
    rule: rule.id,
    key: 'database',
    outcome: 'pass',
    level: rule.level,
    title: rule.title,
    message,
    places: [place.service(service)],
  });
}

/** A migration that fails on rows is tried without them, so that what comes after it sees fewer. */
function noticeRemoved(builder: ReportBuilder, { rowFaults }: Observed): void {
  const removed = rowFaults.reduce((sum, fault) => sum + fault.removed, 0);
  if (removed === 0) return;
  const where = someOf(rowFaults.map(({ file, line }) => `${file}:${line}`));
  const rows = counted(removed, ['row was', 'rows were']);
  const message = `${rows} taken away to see the schema past ${where}, where the migration fails; later statements met fewer rows.`;
  builder.notice({ kind: 'info', message });
}
