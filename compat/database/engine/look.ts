/** A look at what the open transaction holds and has done, and what changed between two of them. */
import { lockModes } from '../locks/statement-trace.ts';
import type { LockMode, StatementTrace } from '../locks/statement-trace.ts';
import type { Name } from '../model.ts';
import type { Session } from './session.ts';

/** By object id of tables. */
export interface Look {
  /** The strongest lock that is held on it. */
  readonly locks: ReadonlyMap<number, LockMode>;
  /** Number of the file that holds its rows. */
  readonly files: ReadonlyMap<number, number>;
  /** How often it was read from end to end. */
  readonly scans: ReadonlyMap<number, number>;
  readonly waitsForever: boolean;
}

export type Seen = Pick<StatementTrace, 'locks' | 'rewrites' | 'scans' | 'waitsForever'>;

interface Row {
  readonly oid: number;
  readonly file: number;
  readonly scans: number;
}

/** At the beginning of a transaction: nothing is locked. Counts of scans go on until the server collects them. */
export async function firstLook(db: Session): Promise<Look> {
  const { rows } = await db.query<Row>(
    `SELECT c.oid::int4 AS oid, pg_relation_filenode(c.oid)::int4 AS file,
       pg_stat_get_xact_numscans(c.oid)::int4 AS scans
     FROM pg_class c WHERE c.relkind IN ('r', 'm') AND c.oid >= 16384 AND c.relpersistence <> 't'`,
  );
  return {
    locks: new Map(),
    files: new Map(rows.map(({ oid, file }) => [oid, file])),
    scans: new Map(rows.map(({ oid, scans }) => [oid, scans])),
    waitsForever: true,
  };
}

/** Within a transaction: only what it has locked can have changed. */
export async function nextLook(db: Session, before: Look): Promise<Look> {
  const { rows } = await db.query<Row & { mode: LockMode; timeout: string }>(
    `SELECT l.relation::int4 AS oid, l.mode, pg_relation_filenode(l.relation)::int4 AS file,
       pg_stat_get_xact_numscans(l.relation)::int4 AS scans, current_setting('lock_timeout') AS timeout
     FROM pg_locks l WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.relation >= 16384`,
  );
  const locks = new Map<number, LockMode>();
  for (const { oid, mode } of rows) {
    if (strength(mode) > strength(locks.get(oid))) locks.set(oid, mode);
  }
  return {
    locks,
    files: new Map([...before.files, ...rows.map(({ oid, file }) => [oid, file] as const)]),
    scans: new Map([...before.scans, ...rows.map(({ oid, scans }) => [oid, scans] as const)]),
    waitsForever: rows.some(({ timeout }) => timeout === '0'),
  };
}

/** What happened between two looks to the tables that are known. */
export function compareLooks(before: Look, after: Look, tables: ReadonlyMap<number, Name>): Seen {
  const known = (pick: (oid: number) => boolean): Name[] =>
    [...tables].flatMap(([oid, { schema, name }]) => (pick(oid) ? [{ schema, name }] : []));
  return {
    locks: [...after.locks].flatMap(([oid, mode]) =>
      strength(mode) > strength(before.locks.get(oid))
        ? known((other) => other === oid).map((table) => ({ table, mode }))
        : [],
    ),
    rewrites: known((oid) => after.files.get(oid) !== before.files.get(oid)),
    scans: known((oid) => (after.scans.get(oid) ?? 0) > (before.scans.get(oid) ?? 0)),
    waitsForever: after.waitsForever,
  };
}

/** -1 for a lock that keeps nobody out, and for none. */
function strength(mode: LockMode | undefined): number {
  return mode === undefined ? -1 : lockModes.indexOf(mode);
}
