/** Looks for a row that the new schema takes and the old one could not hold. Undoes each as it goes. */
import { rowsToTry } from './tried-rows.ts';
import type { RowsToTry, RowWriter, TriedColumn } from './tried-rows.ts';

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

/** A transaction on a scratch database in which the table is empty. */
export interface Ground {
  run(sql: string): Promise<unknown>;
  /** `bad` of the first row of a question; 0 where it gives none. */
  bad(question: string): Promise<number>;
  /** A server's refusal, without values. */
  saidOf(error: unknown): { readonly code: string; readonly message: string };
}

/** A query, ready to be called. */
export interface Call {
  readonly name: string;
  readonly text: string;
  /** The call itself. */
  readonly sql: string;
}

export async function searchRows<Column extends TriedColumn>(
  ground: Ground,
  trial: RowTrial,
  writer: RowWriter<Column>,
  calls: readonly Call[],
): Promise<RowOutcome> {
  const { columns: all } = writer;
  const failing: FailedRead[] = [];
  let example: RowOutcome['example'];
  let refused: RowOutcome['refused'];
  let isPlainTaken = false;
  // Some checks want one of several columns only, so a row with what must be filled is tried too.
  const lean = all.filter(({ name, notNull }) => notNull || trial.columns.includes(name));
  for (const columns of lean.length === all.length ? [all] : [all, lean]) {
    const plain = writer.insert(columns, new Map());
    if ((await attempt(ground, [plain])) !== undefined) continue;
    isPlainTaken = true;
    const sound = await callsThatWork(ground, [plain], calls);
    for (const { rows, kind, of } of rowsToTry(trial, columns, writer)) {
      const seen = await standsAgainst(ground, rows, trial.question);
      if (seen.error !== undefined) refused ??= ground.saidOf(seen.error);
      if (!seen.stands) continue;
      example ??= { columns: of, kind };
      for (const call of sound) {
        const error = await attempt(ground, [...rows, call.sql]);
        if (error !== undefined && !failing.some(({ name }) => name === call.name)) {
          failing.push({ name: call.name, sql: call.text, ...ground.saidOf(error), kind });
        }
      }
    }
  }
  const isRefused = example === undefined && isPlainTaken && trial.values !== undefined;
  return { ...(example && { example }), ...(isRefused && { refused }), failing };
}

/** Whether the new schema takes the rows and the old one could not hold them. */
async function standsAgainst(
  ground: Ground,
  rows: readonly string[],
  question: string,
): Promise<{ stands: boolean; error?: unknown }> {
  let stands = false;
  const error = await attempt(ground, rows, async () => {
    stands = (await ground.bad(question)) > 0;
  });
  return { stands, error };
}

/** Runs statements and undoes them; gives the error that stopped them. */
async function attempt(
  ground: Ground,
  statements: readonly string[],
  look?: () => Promise<void>,
): Promise<unknown> {
  await ground.run('SAVEPOINT seaworthy_rows');
  try {
    for (const sql of statements) await ground.run(sql);
    await look?.();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await ground.run('ROLLBACK TO SAVEPOINT seaworthy_rows');
    await ground.run('RELEASE SAVEPOINT seaworthy_rows');
  }
}

/** A query that fails on ordinary rows says nothing of others. */
async function callsThatWork(
  ground: Ground,
  rows: readonly string[],
  calls: readonly Call[],
): Promise<Call[]> {
  const sound: Call[] = [];
  for (const call of calls) {
    if ((await attempt(ground, [...rows, call.sql])) === undefined) sound.push(call);
  }
  return sound;
}
