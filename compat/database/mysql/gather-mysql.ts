/** All I/O of a run on MySQL, in order: read the inputs, look at both schemas, find the changes, prove them. */
import { randomBytes } from 'node:crypto';
import { counted, type Notice, type RunContext } from '../../../reports/index.ts';
import type { Change } from '../changes.ts';
import type { Gathered } from '../gather.ts';
import { proveAll, readHistoryOf, releaseOf } from '../gather.ts';
import type { Observed } from '../observe.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import type { PlannedQuery, Query } from '../queries/planned.ts';
import { lagMaxMsDefault } from '../data/live.ts';
import { lookAround } from '../data/surroundings.ts';
import type { DataSource } from '../data/data-source.ts';
import { askedOfRows } from '../proof.ts';
import type { Provers } from '../prove.ts';
import type { Rehearsal } from '../rollback/rehearsal.ts';
import { rehearseRelease } from '../rollback/rehearse-release.ts';
import type { RowTrial } from '../rollback/search-rows.ts';
import { ruleFor } from '../rule.ts';
import type { DatabaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { diffMysql } from './diff-mysql.ts';
import { readInputs, settleInputs } from './inputs.ts';
import type { MysqlInputs } from './inputs.ts';
import { leftOut } from './left-out.ts';
import { liveSizes, withSizes } from './live-sizes.ts';
import { statementTraces } from './locks/statement-traces.ts';
import { lookAtText } from './look-at-text.ts';
import { unreadCode } from './queries/resolve.ts';
import { factsWithin } from './proofs/auto-increment.ts';
import { mysqlVersion } from './proofs/live-facts.ts';
import { questionOf } from './proofs/index.ts';
import { zeroDatesMet } from './proofs/zero-dates.ts';
import { openReader } from './reader.ts';
import type { Reader } from './reader.ts';
import { openNewRows } from './rollback/new-rows.ts';
import type { NewRows } from './rollback/new-rows.ts';
import { openServers } from './servers.ts';
import type { Servers } from './servers.ts';
import { lookAtServer } from './server/look-at-server.ts';
import type { Seen } from './seen.ts';

export async function gatherMysql(
  options: CompatDatabaseOptions,
  rules: readonly DatabaseRule[],
  context: RunContext,
): Promise<Gathered> {
  const given = await readInputs(options, context.signal);
  context.onProgress({ tool: 'compat', step: `reading ${counted(given.candidate.length, 'migration')}` });
  const limits = { signal: context.signal, timeLeftMs: timeLeft(options) };
  const servers = await openServers(options, given, limits);
  let reader: Reader | undefined;
  let newRows: NewRows | undefined;
  try {
    reader = openReader(limits);
    const { scratch } = servers;
    const stage = scratch && { ...scratch, ...limits, reader };
    const inputs = await settleInputs(given, { reader, ...(stage && { scratch: stage }) });
    const seen = await (stage === undefined ? lookAtText(reader, inputs) : lookAtServer(stage, inputs));
    const oldRows = inputs.rows;
    newRows = await openNewRows(options, { scratch, oldRows, ...limits });
    const { observed, proven, notices } = await askAll(
      seen,
      { options, rules, inputs, servers, newRows },
      context,
    );
    const remarks = [...inputs.remarks, ...seen.remarks, ...leftOut(options)];
    return {
      observed,
      proven,
      notices: [
        ...servers.notices,
        ...(newRows?.notices ?? []),
        ...notices,
        ...remarks.map((message): Notice => ({ kind: 'info', message })),
      ],
      ledgers: inputs.ledgers ?? { old: [], new: [] },
      programs: given.programs ?? [],
      isSame: isSame(given),
      ...(inputs.applied && { applied: inputs.applied }),
    };
  } finally {
    reader?.close();
    await newRows?.source.close();
    await servers.close();
  }
}

interface Asking {
  readonly options: CompatDatabaseOptions;
  readonly rules: readonly DatabaseRule[];
  readonly inputs: MysqlInputs;
  readonly servers: Servers;
  readonly newRows: NewRows | undefined;
}

async function askAll(
  seen: Seen,
  { options, rules, inputs, servers, newRows }: Asking,
  context: RunContext,
): Promise<Pick<Gathered, 'observed' | 'proven' | 'notices'>> {
  const { scratch } = servers;
  const observed = { ...observedOf(seen, inputs), order: options.order };
  const differences = changesOf(seen, observed);
  const isAsked = differences.some((change) => asksFilledTable(change, rules, seen));
  const data = await servers.openRows(inputs.baseline, isAsked);
  const zeros = data === undefined || data.partial ? [] : zeroDatesMet(differences, seen.copied, seen.before);
  const sizes = await liveSizes(data);
  const copied = withSizes(seen.copied, sizes, options.largeTableRows);
  const changes = [...differences, ...copied, ...zeros];
  const provers = {
    ...proversOf(seen, observed),
    history: await readHistoryOf(options, seen.before),
    data,
    newRows: newRows?.source,
    built: inputs.built,
    queriesComplete: (options.queriesComplete ?? false) && observed.oldQueries.every(isKnown),
    hashKey: options.hashKey ?? randomBytes(16).toString('hex'),
    now: () => context.now(),
  };
  const proven = await proveAll(changes, rules, provers, context);
  const { live, notices, target } = await lookAround(data, {
    ...(inputs.target && { target: inputs.target }),
    ...(scratch && { scratchVersion: mysqlVersion(scratch.version) }),
    now: context.now(),
    lagMaxMs: options.liveLagMaxMs ?? lagMaxMsDefault,
  });
  // A lost live database is an unknown proof, but not where the user stopped the run.
  context.signal.throwIfAborted();
  // The scratch database is not as it was afterwards, so this comes last.
  const rehearsal = await rehearsed(seen, inputs, rules, newRows?.source);
  const facts = live && { ...live, facts: factsWithin(live.facts, seen.after) };
  const { largeTableRows } = options;
  const release = releaseOf(observed, changes, { sizes, largeTableRows, ...(target && { target }) });
  return { observed: { ...observed, live: facts, rehearsal, release }, proven, notices };
}

/** What a look at both schemas can answer by itself. */
export function proversOf(
  seen: Seen,
  { oldQueries, identity }: Pick<Observed, 'oldQueries' | 'identity'>,
): Pick<Provers, 'engine' | 'oldQueries' | 'reversed' | 'questionOf'> {
  const { wayBack } = seen;
  return {
    engine: {
      tryInserts: (trials) => seen.tryInserts(trials),
      ...(wayBack && { tryRows: (trial: RowTrial) => wayBack.tryRows(trial) }),
    },
    oldQueries,
    reversed: diffMysql(seen.after, seen.before, identity),
    questionOf,
  };
}

/** How the release was taken back, where there is a server to try it on. */
export async function rehearsed(
  { wayBack }: Seen,
  inputs: MysqlInputs,
  rules: readonly DatabaseRule[],
  newRows?: DataSource,
): Promise<Rehearsal | undefined> {
  if (wayBack === undefined) return undefined;
  return rehearseRelease(wayBack.stage, inputs, { rules, oldObjects: wayBack.oldObjects, newRows });
}

/** A rule wants to ask a table that holds rows; only then are they worth loading. */
function asksFilledTable(change: Change, rules: readonly DatabaseRule[], { filled }: Seen): boolean {
  const rule = ruleFor(change, rules);
  const question = rule && askedOfRows(rule.proofFor(change));
  if (question === undefined || question.settled !== undefined) return false;
  const tables =
    'table' in change ? [change.table] : 'columns' in change ? change.columns.map(({ table }) => table) : [];
  return tables.some((table) => filled.includes(plainName(table)));
}

function timeLeft({ timeoutMs = 120_000 }: CompatDatabaseOptions): () => number {
  const startedMs = performance.now();
  return () => Math.round(timeoutMs - (performance.now() - startedMs));
}

/** What differs, and what statements of the candidate do that no difference shows. */
export function changesOf(seen: Seen, { identity }: Pick<Observed, 'identity'>): Change[] {
  return [...diffMysql(seen.before, seen.after, identity), ...seen.unread];
}

export function observedOf(seen: Seen, inputs: MysqlInputs): Observed {
  const { before, after, filled, rowFaults, bodies } = seen;
  const { added, candidate, oldQueries, newQueries } = inputs;
  const planned = [...oldQueries, ...newQueries].map((query, i) => plannedQuery(query, seen, i));
  return {
    before,
    after,
    identity: added === undefined ? 'separate-databases' : 'same-database',
    filled,
    tried: (added ?? candidate).length,
    rowFaults,
    bodies,
    oldQueries: planned.slice(0, oldQueries.length),
    newQueries: planned.slice(oldQueries.length),
    statements:
      added === undefined
        ? []
        : statementTraces({ release: added, oldTables: before.tables, copied: seen.copied }),
  };
}

function plannedQuery(query: Query, { onOld, onNew, kept }: Seen, i: number): PlannedQuery {
  // Both schemas answer for each query, in order.
  const [old, now] = [onOld[i]!, onNew[i]!];
  return {
    ...query,
    onOld: old.plan,
    onNew: now.plan,
    shape: old.plan.works ? old.shape : now.shape,
    ...(old.written && now.written && { written: { onOld: old.written, onNew: now.written } }),
    ...(kept?.[i] && { kept: kept[i] }),
  };
}

/** A query that could not be read may use anything. */
function isKnown({ onOld }: PlannedQuery): boolean {
  return onOld.works || onOld.error.code !== unreadCode;
}

function isSame({ baseline, candidate }: MysqlInputs): boolean {
  return baseline.length === candidate.length && baseline.every(({ sql }, i) => sql === candidate[i]?.sql);
}
