/** Opens what a phase has to be proven on, and asks all of its checks. */
import { randomBytes } from 'node:crypto';
import { HarnessError } from '../../../reports/index.ts';
import type { Notice, RunContext } from '../../../reports/index.ts';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { readQueries } from '../queries/read-queries.ts';
import { readSource } from '../read/history.ts';
import { isMysql } from '../read/source.ts';
import type { Migration } from '../read/migration.ts';
import { answer } from './answer.ts';
import type { Answer, Asked } from './answer.ts';
import type { ColumnChange } from './column-change.ts';
import type { PhaseCheck } from './phase-check.ts';
import { phaseNumber } from './phase.ts';
import { openPhaseRows } from './phase-rows.ts';
import type { PhaseRows } from './phase-rows.ts';
import { phases } from './steps/index.ts';
import { TriedTable } from './tried-table.ts';

/** A check is asked before a phase is entered, or before it counts as passed. */
export type When = 'entry' | 'exit';

export interface Work extends PhaseRows {
  /** The migrations; see `compat db`. */
  readonly schema: string;
  readonly queries?: string | readonly string[];
  readonly engine?: string;
  readonly cacheFolder?: string;
  readonly timeoutMs?: number;
  readonly until: When;
}

/** Plain data beside the checks; judging needs nothing else. */
export interface AskedPhase {
  readonly answers: readonly (readonly [when: When, given: Answer])[];
  readonly notices: readonly Notice[];
}

export async function askPhase(change: ColumnChange, work: Work, context: RunContext): Promise<AskedPhase> {
  const { timeoutMs = 120_000, cacheFolder } = work;
  const { signal } = context;
  refuseMysql(work);
  const startedMs = performance.now();
  const timeLeftMs = (): number => Math.round(timeoutMs - (performance.now() - startedMs));
  const { migrations } = await readSource(work.schema, { signal, dialect: 'postgresql' });
  const all = [...migrations, ...bridgeOf(change)];
  const { queries } = await readQueries(work.queries ?? [], signal, work);
  context.onProgress({ tool: 'compat', step: `applying ${all.length} migrations` });
  const engine = await openEngine(all, { signal, timeLeftMs, cacheFolder, engine: work.engine });
  try {
    await engine.apply(all);
    return await askOn(engine, { change, queries, work }, context);
  } finally {
    await engine.close();
  }
}

function refuseMysql({ engine, live, schema }: Work): void {
  if (![engine, live, schema].flat().some((text) => text !== undefined && isMysql(text))) return;
  throw new HarnessError('usage', {
    what: 'Phases are proven on PostgreSQL only, and an address is of MySQL.',
    todo: 'Prove each release of a change of a MySQL column with `seaworthy compat db`.',
  });
}

/** The release that removes the old columns removes the bridge too. */
function bridgeOf({ bridge, phase }: ColumnChange): Migration[] {
  return bridge === undefined || phase === 'remove-old' ? [] : [{ name: bridge.file, sql: bridge.sql }];
}

async function askOn(
  engine: Engine,
  { change, queries, work }: Pick<Asked, 'queries'> & { readonly change: ColumnChange; readonly work: Work },
  context: RunContext,
): Promise<AskedPhase> {
  const { signal } = context;
  const table = await TriedTable.read(engine, change);
  const { source, notices } = await openPhaseRows(engine, change.table, work, signal);
  const hashKey = randomBytes(16).toString('hex');
  const asked = { engine, table, rows: source, queries, hashKey, now: () => context.now() };
  const answers: (readonly [When, Answer])[] = [];
  try {
    for (const [when, check] of checksOf(change, work.until)) {
      context.onProgress({ tool: 'compat', step: `${change.phase}: ${check.id}` });
      answers.push([when, await answer(check, change, asked)]);
      // A lost live database is an unknown proof, but not where the user stopped the run.
      signal.throwIfAborted();
    }
  } finally {
    await source?.close();
  }
  return { answers, notices };
}

/** Each once, those of the entry first. */
function checksOf({ phase }: ColumnChange, until: When): (readonly [When, PhaseCheck])[] {
  const { entry = [], exit = [] } = phases[phaseNumber(phase) - 1] ?? {};
  const late = until === 'exit' ? exit.filter((check) => !entry.includes(check)) : [];
  return [
    ...entry.map((check) => ['entry', check] as const),
    ...late.map((check) => ['exit', check] as const),
  ];
}
