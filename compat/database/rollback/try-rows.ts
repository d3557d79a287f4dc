/** Writes rows as new code may, on the new schema, and looks whether the old one could hold them. Undoes everything. */
import { serverError, withoutValues } from '../engine/server-error.ts';
import type { Session } from '../engine/session.ts';
import { makeUpRows } from '../matrix/made-up-rows.ts';
import { madeUpValue, readValueTypes } from '../matrix/made-up-value.ts';
import { quoteName } from '../sql.ts';
import { insertOf, readColumns, rowsToTry } from './tried-rows.ts';
import type { RowsToTry } from './tried-rows.ts';

export interface RowTrial extends RowsToTry {
  /** Counts in `bad` the rows that the old schema could not hold. */
  readonly question: string;
  /** Old queries that read the table; they run with made-up parameters. */
  readonly reads: readonly { readonly name: string; readonly sql: string }[];
}

export interface RowOutcome {
  /** The first value that the new schema takes and the old one could not hold. */
  readonly example?: { readonly columns: readonly string[]; readonly kind: string };
  /** Why the new schema takes an ordinary row but none with the values that were to be tried. */
  readonly refused?: { readonly code: string; readonly message: string };
  /** Old queries that fail on such a row, and not on an ordinary one. */
  readonly failing: readonly FailedRead[];
}

export interface FailedRead {
  readonly name: string;
  readonly sql: string;
  readonly code: string;
  /** Without values. */
  readonly message: string;
  readonly kind: string;
}

export async function tryRows(db: Session, trial: RowTrial): Promise<RowOutcome> {
  await db.exec('BEGIN');
  try {
    await makeUpRows(db);
    await db.exec(
      `SET LOCAL session_replication_role = replica; DELETE FROM ${quoteName(trial.table)};
       SET LOCAL session_replication_role = origin;`,
    );
    return await search(db, trial);
  } finally {
    await db.exec('ROLLBACK');
    for (const i of trial.reads.keys()) await db.exec(`DEALLOCATE ${nameOf(i)}`).catch(() => {});
  }
}

async function search(db: Session, trial: RowTrial): Promise<RowOutcome> {
  const all = await readColumns(db, trial.table);
  const calls = await prepareReads(db, trial.reads);
  const failing: FailedRead[] = [];
  let example: RowOutcome['example'];
  let refused: RowOutcome['refused'];
  let isPlainTaken = false;
  // Some checks want one of several columns only, so a row with what must be filled is tried too.
  const lean = all.filter(({ name, notNull }) => notNull || trial.columns.includes(name));
  for (const columns of lean.length === all.length ? [all] : [all, lean]) {
    const plain = insertOf(trial, columns, new Map());
    if ((await attempt(db, [plain])) !== undefined) continue;
    isPlainTaken = true;
    const sound = await readsThatWork(db, [plain], calls);
    for (const { rows, kind, of } of rowsToTry(trial, columns)) {
      const seen = await standsAgainst(db, rows, trial.question);
      if (seen.error !== undefined) refused ??= seen.error;
      if (!seen.stands) continue;
      example ??= { columns: of, kind };
      for (const call of sound) {
        const error = await attempt(db, [...rows, call.sql]);
        if (error !== undefined && !failing.some(({ name }) => name === call.name)) {
          failing.push({ name: call.name, sql: call.text, ...saidOf(error), kind });
        }
      }
    }
  }
  const isRefused = example === undefined && isPlainTaken && trial.values !== undefined;
  return { ...(example && { example }), ...(isRefused && { refused }), failing };
}

function saidOf(error: unknown): { code: string; message: string } {
  const said = serverError(error);
  return { code: said.code, message: withoutValues(said) };
}

/** Whether the new schema takes the rows and the old one could not hold them. */
async function standsAgainst(
  db: Session,
  rows: readonly string[],
  question: string,
): Promise<{ stands: boolean; error?: { code: string; message: string } }> {
  let stands = false;
  const error = await attempt(db, rows, async () => {
    const found = await db.query<{ bad: string }>(question);
    stands = Number(found.rows[0]?.bad ?? 0) > 0;
  });
  return { stands, ...(error !== undefined && { error: saidOf(error) }) };
}

/** Runs statements and undoes them; gives the error that stopped them. */
async function attempt(
  db: Session,
  statements: readonly string[],
  look?: () => Promise<void>,
): Promise<unknown> {
  await db.exec('SAVEPOINT seaworthy_rows');
  try {
    for (const sql of statements) await db.exec(sql);
    await look?.();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await db.exec('ROLLBACK TO SAVEPOINT seaworthy_rows; RELEASE SAVEPOINT seaworthy_rows');
  }
}

const nameOf = (i: number | ''): string => `seaworthy_read_${i}`;

interface Read {
  readonly name: string;
  readonly text: string;
  /** The call. */
  readonly sql: string;
}

/** Calls with made-up parameters; what cannot be prepared is left out. */
async function prepareReads(db: Session, reads: RowTrial['reads']): Promise<Read[]> {
  for (const [i, { sql }] of reads.entries()) {
    await db.exec('SAVEPOINT seaworthy_prepare');
    await db.exec(`PREPARE ${nameOf(i)} AS ${sql}`).catch(() => db.exec('ROLLBACK TO seaworthy_prepare'));
  }
  const { rows } = await db.query<{ name: string; types: string[] }>(
    `SELECT name, parameter_types::text[] AS types FROM pg_prepared_statements WHERE name LIKE 'seaworthy_read_%'`,
  );
  const types = await readValueTypes(
    db,
    rows.flatMap((row) => row.types),
  );
  return rows.map((row) => {
    const values = row.types.map((type) => {
      const known = types.get(type);
      return known === undefined ? 'NULL' : madeUpValue(known, 'a');
    });
    const { name = '', sql: text = '' } = reads[Number(row.name.slice(nameOf('').length))] ?? {};
    return { name, text, sql: `EXECUTE ${row.name}${values.length === 0 ? '' : `(${values.join(', ')})`}` };
  });
}

/** A read that fails on ordinary rows says nothing of others. */
async function readsThatWork(db: Session, rows: readonly string[], calls: readonly Read[]): Promise<Read[]> {
  const sound: Read[] = [];
  for (const call of calls) {
    if ((await attempt(db, [...rows, call.sql])) === undefined) sound.push(call);
  }
  return sound;
}
