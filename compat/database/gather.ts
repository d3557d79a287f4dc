/** All I/O of a run, in order: read the inputs, build both schemas, find the changes, prove them. */
import { randomBytes } from 'node:crypto';
import { counted, type Notice, type RunContext } from '../../reports/index.ts';
import type { Applied } from './applied/applied.ts';
import { readSides } from './applied/sides.ts';
import type { Sides } from './applied/sides.ts';
import type { Change } from './changes.ts';
import { lagMaxMsDefault } from './data/live.ts';
import type { DataSource } from './data/data-source.ts';
import type { ServerVersion } from './data/live-facts.ts';
import { readDataFile } from './data/scratch.ts';
import { lookAround } from './data/surroundings.ts';
import { withConversions } from './data/using-clauses.ts';
import { diffSchemas } from './diff/diff.ts';
import { openEngine } from './engine/engine.ts';
import type { Engine, EngineOptions } from './engine/engine.ts';
import { standInNotices } from './engine/extensions/stand-in-notices.ts';
import type { ProvenChange } from './claims.ts';
import type { ReleaseHistory } from './history/last-use.ts';
import { expectSameDatabase, openHistory } from './history/release-store.ts';
import type { Release } from './locks/release.ts';
import { tableSizes } from './locks/table-sizes.ts';
import type { SchemaModel } from './model.ts';
import type { Inputs, Observed } from './observe.ts';
import { openRows } from './open-rows.ts';
import type { GivenRows } from './open-rows.ts';
import type { CompatDatabaseOptions } from './options.ts';
import { askedOfRows } from './proof.ts';
import { prove } from './prove.ts';
import type { Provers } from './prove.ts';
import type { CollectedQueries, QueryLedger } from './queries/collect.ts';
import { readQueries } from './queries/read-queries.ts';
import { additions } from './read/additions.ts';
import { rehearseRelease } from './rollback/rehearse-release.ts';
import { postgresStage } from './rollback/stage.ts';
import { ruleFor } from './rule.ts';
import type { DatabaseRule } from './rule.ts';
import { quoteName } from './sql.ts';
import { targetOf } from './target-version.ts';
import { tryRelease } from './trial.ts';
import type { Stop } from './trial.ts';

/** Plain data; judging needs nothing else. */
export interface Gathered {
  readonly observed: Observed;
  readonly proven: readonly ProvenChange[];
  readonly notices: readonly Notice[];
  /** What a running database says of the migrations; absent when none was asked. */
  readonly applied?: Applied;
  /** Where the release stopped; absent when all of it could be applied. */
  readonly stop?: Stop;
  /** Where the texts went in which queries were looked for. */
  readonly ledgers: { readonly old: readonly QueryLedger[]; readonly new: readonly QueryLedger[] };
  /** Steps of the release that are programs, which are not run. */
  readonly programs: readonly string[];
  /** Both sources hold the same migrations. */
  readonly isSame: boolean;
}

export async function gather(
  options: CompatDatabaseOptions,
  rules: readonly DatabaseRule[],
  context: RunContext,
): Promise<Gathered> {
  const engineOptions = limits(options, context.signal);
  const target = targetOf(options, 'postgresql');
  const reading = readAll(options, context.signal);
  const migrations = reading.then(({ inputs: { baseline, candidate } }) => {
    context.onProgress({ tool: 'compat', step: `applying ${counted(candidate.length, 'migration')}` });
    return [...baseline, ...candidate];
  });
  const engine = await openEngine(migrations, engineOptions);
  const { sent, inputs } = await reading;
  try {
    const watched = rules.some(({ on }) => on === 'release');
    const { inputs: tried, observed, stop, remarks } = await tryRelease(engine, { ...inputs, watched });
    const history = await readHistoryOf(options, observed.before);
    const differences = diffSchemas(observed.before, observed.after, observed.identity);
    const added = additions(tried.baseline, tried.candidate) ?? [];
    const changes = withConversions(
      differences,
      added.map(({ sql }) => sql),
    );
    const given = { ...givenRows(tried, rules, { observed, changes }), isWhole: stop === undefined };
    const rows = await openRows(given, options, engine, engineOptions);
    try {
      const { data, newRows } = rows;
      const provers = {
        engine,
        data,
        newRows,
        reversed: diffSchemas(observed.after, observed.before, observed.identity),
        oldQueries: observed.oldQueries,
        queriesComplete: options.queriesComplete ?? false,
        built: sent.old.built,
        history,
        hashKey: options.hashKey ?? randomBytes(16).toString('hex'),
        now: () => context.now(),
      };
      const proven = await proveAll(changes, rules, provers, context);
      const around = await surroundings(data, engine, { options, target }, context);
      const sizes = await tableSizes(data, observed.statements ?? []);
      const told = { ...around, sizes, largeTableRows: options.largeTableRows };
      const release = releaseOf(observed, changes, told);
      const said = [...infoNotices(remarks), ...standInNotices(await engine.standIns())];
      // The scratch database is not as it was afterwards, so this comes last.
      const rehearsal = await rehearseRelease(postgresStage(engine), tried, {
        rules,
        oldObjects: observed.oldObjects,
        newRows,
      });
      return {
        observed: { ...observed, rehearsal, release, live: around.live },
        proven,
        notices: [...inputs.notices, ...said, ...rows.notices, ...around.notices],
        applied: inputs.applied,
        programs: inputs.programs,
        stop,
        ledgers: { old: sent.old.ledgers, new: sent.new.ledgers },
        isSame: isSame(inputs),
      };
    } finally {
      await rows.close();
    }
  } finally {
    await engine.close();
  }
}

/** What both releases send. */
interface Sent {
  readonly old: CollectedQueries;
  readonly new: CollectedQueries;
}

async function readSent(options: CompatDatabaseOptions, signal: AbortSignal): Promise<Sent> {
  const { queries = [], newQueries = [] } = options;
  return {
    old: await readQueries(queries, signal, options),
    new: await readQueries(newQueries, signal, options),
  };
}

async function readAll(
  options: CompatDatabaseOptions,
  signal: AbortSignal,
): Promise<{ readonly sent: Sent; readonly inputs: Inputs & Sides }> {
  const sent = await readSent(options, signal);
  return { sent, inputs: await readInputs(options, sent, signal) };
}

async function readInputs(
  options: CompatDatabaseOptions,
  sent: Sent,
  signal: AbortSignal,
): Promise<Inputs & Sides> {
  const { data } = options;
  return {
    ...(await readSides(options, signal)),
    rows: data === undefined ? undefined : await readDataFile(data),
    order: options.order,
    role: options.role,
    oldQueries: sent.old.queries,
    newQueries: sent.new.queries,
  };
}

function limits(
  { timeoutMs = 120_000, cacheFolder, engine }: CompatDatabaseOptions,
  signal: AbortSignal,
): EngineOptions {
  // What is read before does not count.
  let startedMs: number | undefined;
  const timeLeftMs = (): number => {
    startedMs ??= performance.now();
    return Math.round(timeoutMs - (performance.now() - startedMs));
  };
  return { signal, cacheFolder, engine, timeLeftMs };
}

/** The release history that the options name; @throws {HarnessError} `config-unusable` where it is of another database. */
export async function readHistoryOf(
  { history: place, unusedReleases = 2, subject }: CompatDatabaseOptions,
  before: SchemaModel,
): Promise<ReleaseHistory | undefined> {
  if (place === undefined) return undefined;
  const history = await openHistory(place, unusedReleases, subject);
  expectSameDatabase(history.releases, before, place);
  return history;
}

type ToldOfRelease = Pick<Release, 'sizes' | 'largeTableRows' | 'target'>;

/** The release as a whole. */
export function releaseOf(
  { before, after, oldQueries, statements = [] }: Observed,
  changes: readonly Change[],
  { sizes = [], largeTableRows = 1_000_000, target }: Partial<ToldOfRelease> = {},
): Release {
  return { before, after, changes, oldQueries, statements, sizes, largeTableRows, ...(target && { target }) };
}

/** Which rows are at hand, and whether a rule wants to know of them. */
function givenRows(
  { baseline, rows: file }: Inputs,
  rules: readonly DatabaseRule[],
  { observed, changes }: { readonly observed: Observed; readonly changes: readonly Change[] },
): Omit<GivenRows, 'isWhole'> {
  return {
    baseline,
    file,
    isFilled: changes.some((change) => asksFilledTable(change, rules, observed)),
    isAsked: changes.length > 0 || (observed.statements?.length ?? 0) > 0,
  };
}

/** A rule wants to ask a table that holds rows; only then is it worth starting an engine for them. */
function asksFilledTable(change: Change, rules: readonly DatabaseRule[], { filled }: Observed): boolean {
  const rule = ruleFor(change, rules);
  const question = rule && askedOfRows(rule.proofFor(change));
  if (question === undefined || question.settled !== undefined) return false;
  const tables =
    'table' in change ? [change.table] : 'columns' in change ? change.columns.map(({ table }) => table) : [];
  return tables.some((table) => filled.includes(quoteName(table)));
}

/** Proves each change that one of the rules judges. */
export async function proveAll(
  changes: readonly Change[],
  rules: readonly DatabaseRule[],
  provers: Provers,
  context: Pick<RunContext, 'onProgress'>,
): Promise<ProvenChange[]> {
  const proven: ProvenChange[] = [];
  for (const change of changes) {
    const rule = ruleFor(change, rules);
    if (rule === undefined) continue;
    context.onProgress({
      tool: 'compat',
      step: `proving ${rule.cause(change)}`,
      done: proven.length,
      total: changes.length,
    });
    proven.push({ change, proof: await prove(rule.proofFor(change), provers) });
  }
  return proven;
}

async function surroundings(
  data: DataSource | undefined,
  engine: Engine,
  { options, target }: { readonly options: CompatDatabaseOptions; readonly target?: ServerVersion },
  context: RunContext,
): ReturnType<typeof lookAround> {
  const lagMaxMs = options.liveLagMaxMs ?? lagMaxMsDefault;
  const around = await lookAround(data, { engine, target, now: context.now(), lagMaxMs });
  // A lost live database is an unknown proof, but not where the user stopped the run.
  context.signal.throwIfAborted();
  return around;
}

function infoNotices(remarks: readonly string[]): Notice[] {
  return remarks.map((message) => ({ kind: 'info', message }));
}

function isSame({ baseline, candidate }: Inputs): boolean {
  return baseline.length === candidate.length && baseline.every(({ sql }, i) => sql === candidate[i]?.sql);
}
