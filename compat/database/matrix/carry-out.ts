import { catchAllPartitions } from '../engine/catch-all.ts';
import { triggerSets } from '../engine/insert.ts';
import { serverError } from '../engine/server-error.ts';
import type { ServerError } from '../engine/server-error.ts';
import type { Session } from '../engine/session.ts';
import { quoteIdentifier, quoteLiteral } from '../sql.ts';
import { makeUpRows } from './made-up-rows.ts';
import { madeUpValue, readValueTypes } from './made-up-value.ts';
import { certaintyOf } from './refusal.ts';
import type { Certainty } from './refusal.ts';
import { rememberSequences } from './sequences.ts';
import { writesOf } from './write.ts';
import type { Write } from './write.ts';

/** How a write went that was carried out with made-up values beside made-up rows, and undone. */
export type WriteOutcome =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly certainty: Certainty; readonly error: ServerError };

/** For one write, on engines that can be interrupted. */
const eachMsMax = 5000;

/**
 * Carries out what writes among the queries, each by itself, and undoes it. Null for a query that only reads
 * and for one that cannot be planned.
 */
export async function carryOut(
  db: Session,
  queries: readonly string[],
  role?: string,
): Promise<(WriteOutcome | null)[]> {
  const written = await Promise.all(queries.map(writesOf));
  const outcomes: (WriteOutcome | null)[] = queries.map(() => null);
  if (written.every((writes) => writes === undefined)) return outcomes;
  const putSequencesBack = await rememberSequences(db);
  await db.exec(`BEGIN; SET LOCAL statement_timeout = ${eachMsMax}`);
  try {
    await ifItCan(db, async () => db.exec(await catchAllPartitions(db)));
    await ifItCan(db, () => makeUpRows(db));
    for (const [i, sql] of queries.entries()) {
      const writes = written[i];
      if (writes !== undefined) outcomes[i] = await carryOutOne(db, { sql, writes, role });
    }
  } finally {
    await db.exec('ROLLBACK');
    await putSequencesBack();
  }
  return outcomes;
}

interface Trial {
  readonly sql: string;
  readonly writes: readonly Write[];
  readonly role: string | undefined;
}

async function carryOutOne(db: Session, trial: Trial): Promise<WriteOutcome | null> {
  const calls = await prepare(db, trial.sql);
  if (calls === null) return null;
  let first: WriteOutcome | undefined;
  try {
    for (const call of calls) {
      const outcome = await callOnce(db, trial, call);
      if (outcome.accepted || outcome.certainty !== 'perhaps') return outcome;
      first ??= outcome;
    }
    return first ?? null;
  } finally {
    await db.exec('DEALLOCATE seaworthy_write');
  }
}

async function callOnce(db: Session, { writes, role }: Trial, call: string): Promise<WriteOutcome> {
  const asRole = role === undefined ? '' : `SET LOCAL ROLE ${quoteIdentifier(role)};`;
  // Deferred triggers run at the end of a transaction, which never comes here.
  const run = `${asRole} ${call}; SET CONSTRAINTS ALL IMMEDIATE;`;
  const empty = writes.map(({ isInsert, quoted }) => (isInsert ? emptied(quoted) : '')).join('\n');
  const beforehand = writes.some(({ mayMeetRow }) => mayMeetRow) ? [empty, ''] : [empty];
  for (const first of beforehand) {
    const error = await attempt(db, run, first);
    if (error !== undefined) return refusedWith(db, error, writes);
  }
  return { accepted: true };
}

/** Other labels of enums are tried where a trigger may know what to do with one kind of row and not with another. */
const roundsMax = 8;

/** Calls with made-up values, one for each round; null when the query cannot be planned. */
async function prepare(db: Session, sql: string): Promise<string[] | null> {
  if ((await attempt(db, `PREPARE seaworthy_write AS ${sql}`)) !== undefined) return null;
  const { rows } = await db.query<{ types: string[] }>(
    `SELECT parameter_types::text[] AS types FROM pg_prepared_statements WHERE name = 'seaworthy_write'`,
  );
  const names = rows[0]?.types ?? [];
  if (names.length === 0) return ['EXECUTE seaworthy_write'];
  const known = await readValueTypes(db, names);
  const types = names.map((name) => known.get(name));
  const rounds = Math.max(1, ...types.map((type) => Math.min(type?.labels.length ?? 0, roundsMax)));
  return Array.from({ length: rounds }, (_, round) => {
    const values = types.map((type) => type && madeUpValue(type, 'a', round));
    return `EXECUTE seaworthy_write(${values.map((value) => value ?? 'NULL').join(', ')})`;
  });
}

/** The error of the statement; what was to be done first is not judged. */
async function attempt(db: Session, sql: string, first = ''): Promise<ServerError | undefined> {
  await db.exec('SAVEPOINT seaworthy_write');
  if (first !== '') await ifItCan(db, () => db.exec(first));
  try {
    await db.exec(sql);
    return undefined;
  } catch (error) {
    return serverError(error);
  } finally {
    await db.exec('ROLLBACK TO SAVEPOINT seaworthy_write');
  }
}

/** What only helps a trial: rows to meet, or room for them. A server whose role may not do it is asked without. */
async function ifItCan(db: Session, work: () => Promise<unknown>): Promise<void> {
  await db.exec('SAVEPOINT seaworthy_help');
  await work().catch(() => db.exec('ROLLBACK TO SAVEPOINT seaworthy_help'));
}

/** A row that is there already would refuse the insert before its triggers are heard. Large tables stay as they are. */
function emptied(table: string): string {
  const rowsMax = 1000;
  return `SET LOCAL session_replication_role = replica;
    DO ${quoteLiteral(`BEGIN
      IF (SELECT count(*) FROM (SELECT FROM ${table} LIMIT ${rowsMax + 1}) AS taken) <= ${rowsMax} THEN
        DELETE FROM ${table};
      END IF; END`)};
    SET LOCAL session_replication_role = origin;`;
}

async function refusedWith(db: Session, error: ServerError, writes: readonly Write[]): Promise<WriteOutcome> {
  const { code, schema, table, column } = error;
  const certainty = certaintyOf(error, writes);
  if (code !== '23502' || certainty !== 'always' || schema === undefined || table === undefined) {
    return { accepted: false, certainty, error };
  }
  // The trigger may fill the column from rows or settings that a trial does not have.
  const isSet = await triggerSets(db, { table: { schema, name: table }, missing: column ?? '' });
  return { accepted: false, certainty: isSet ? 'perhaps' : certainty, error };
}
