import { startChild } from '../../child.ts';
import type { Body } from '../matrix/body.ts';
import type { WriteOutcome } from '../matrix/carry-out.ts';
import type { KeptOutcome } from '../matrix/kept.ts';
import type { SchemaModel } from '../model.ts';
import type { Migration } from '../read/migration.ts';
import type { QueryShape } from '../queries/shape.ts';
import type { RowsPolicy } from './apply.ts';
import type { StandIns } from './extensions/stand-in.ts';
import type { InsertOutcome, InsertTrial } from './insert.ts';
import type { Answer, Conversation, TextRow } from './messages.ts';
import type { Plan } from './plan.ts';
import { openPlace } from './place.ts';
import type { PlaceOptions } from './place.ts';
import type { RowOutcome, RowTrial } from '../rollback/search-rows.ts';
import type { RowFault } from './row-fault.ts';
import type { Watched } from './watch.ts';

export interface EngineOptions extends PlaceOptions {
  readonly signal: AbortSignal;
  /** Milliseconds that are left; asked before each step. */
  timeLeftMs(): number;
}

/** A scratch PostgreSQL in a process of its own. It is killed when no time is left. */
export interface Engine {
  /** @throws {HarnessError} `migration-failed`; `timeout` when a statement does not end. */
  apply(migrations: readonly Migration[]): Promise<void>;
  /**
   * Applies migrations that are on trial: rows on which a statement fails go, and what the server said is told.
   *
   * @throws {HarnessError} `migration-failed` when it fails without these rows too; `timeout`.
   */
  tryOut(migrations: readonly Migration[]): Promise<readonly RowFault[]>;
  /** As `tryOut`, and tells what each statement locks, rewrites and reads of the tables that stand before it. */
  watch(migrations: readonly Migration[]): Promise<Watched>;
  /** What stands in for extensions of the history that the engine has not. */
  standIns(): Promise<StandIns>;
  snapshot(): Promise<SchemaModel>;
  /** A plan per query, in order, as the role that sends them; queries use `$1`, `$2` … */
  plan(queries: readonly string[], role?: string): Promise<readonly Plan[]>;
  /** How each query that writes goes with made-up values; null for the others. Nothing stays. */
  carryOut(queries: readonly string[], role?: string): Promise<readonly (WriteOutcome | null)[]>;
  /** Prepares the queries and keeps them so, through migrations, until `useKept`. */
  keep(queries: readonly string[]): Promise<void>;
  useKept(queries: readonly string[]): Promise<readonly KeptOutcome[]>;
  /** What the database itself keeps as text, planned on the schema as it stands. */
  bodies(): Promise<readonly Body[]>;
  /** What the queries name by their text, in order. */
  shapes(queries: readonly string[]): Promise<readonly QueryShape[]>;
  tryInserts(trials: readonly InsertTrial[]): Promise<readonly InsertOutcome[]>;
  /** Whether the new schema takes a row that the old one could not hold. Nothing stays. */
  tryRows(trial: RowTrial): Promise<RowOutcome>;
  rows(sql: string): Promise<readonly TextRow[]>;
  /** Empties it. */
  reset(): Promise<void>;
  /** Ends it and takes away what it left on a server. Safe to call twice. */
  close(): Promise<void>;
}

/** Embedded PostgreSQL takes up to 750 MB by itself. */
const memoryMbMax = 2048;

/**
 * Starts an empty engine that knows the extensions named in the migrations, or has something that stands in for them.
 * Its process starts while the migrations are still being read.
 *
 * @throws {HarnessError} `usage`, `engine-missing`, `target-unreachable` for an engine that cannot be had.
 */
export async function openEngine(
  migrations: readonly Migration[] | Promise<readonly Migration[]>,
  options: EngineOptions,
): Promise<Engine> {
  const { signal } = options;
  const reading = Promise.resolve(migrations).then((all) => all.map(({ sql }) => sql));
  // Where there is no place either, nobody waits for them.
  reading.catch(() => {});
  const place = await openPlace(options);
  const child = startChild({ moduleUrl: import.meta.url, name: './engine-child' }, { memoryMbMax, signal });
  const ask = <Kind extends keyof Conversation>(
    kind: Kind,
    more: Conversation[Kind]['ask'],
  ): Promise<Answer<Kind>> => child.request({ kind, ...more }, Math.max(1, options.timeLeftMs()));
  const ran: string[] = [];
  let mayBeWriting = false;
  const apply = (migrations: readonly Migration[], rows: RowsPolicy): Promise<readonly RowFault[]> => {
    ran.push(...migrations.map(({ sql }) => sql));
    mayBeWriting = true;
    return ask('apply', { migrations, rows });
  };
  const reset = async (): Promise<void> => {
    const history = await reading;
    const target = await place.renew(ran.splice(0));
    await ask('open', { target, history });
  };
  const close = async (): Promise<void> => {
    // Fails at once where the process has ended already.
    if (mayBeWriting) await ask('settle', {}).catch(() => {});
    mayBeWriting = false;
    child.kill();
    await child.gone();
    await place.close(ran.splice(0));
  };
  try {
    await reset();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    apply: async (migrations) => void (await apply(migrations, 'must-fit')),
    tryOut: (migrations) => apply(migrations, 'may-go'),
    watch: (migrations) => {
      ran.push(...migrations.map(({ sql }) => sql));
      return ask('watch', { migrations });
    },
    standIns: () => ask('standIns', {}),
    snapshot: () => ask('snapshot', {}),
    plan: (queries, role) => ask('plan', { queries, role }),
    carryOut: (queries, role) => ask('carryOut', { queries, role }),
    keep: async (queries) => void (await ask('keep', { queries })),
    useKept: (queries) => ask('useKept', { queries }),
    bodies: () => ask('bodies', {}),
    shapes: (queries) => ask('shapes', { queries }),
    tryInserts: (trials) => ask('insert', { trials }),
    tryRows: (trial) => ask('tryRows', { trial }),
    rows: (sql) => ask('rows', { sql }),
    reset,
    close,
  };
}
