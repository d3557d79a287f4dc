import type { Session } from './session.ts';
import { HarnessError } from '../../../reports/index.ts';
import type { Migration } from '../read/migration.ts';
import { runDespiteRows } from './row-fault.ts';
import type { RowFault, StatementFault } from './row-fault.ts';
import { serverError } from './server-error.ts';
import type { ServerError } from './server-error.ts';
import { splitStatements } from './statements.ts';
import type { Statement } from './statements.ts';
import type { Tracer } from './trace.ts';

/**
 * 25001: not inside a transaction block. 2D000: a procedure or DO block ends the transaction. 55P04: a new enum value is
 * used before its commit. 53200: more locks than one transaction may hold.
 */
const needsOwnTransactions = new Set(['25001', '2D000', '55P04', '53200']);

/** `must-fit`: a statement that fails on rows is a failed migration. `may-go`: these rows go, and it is told. */
export type RowsPolicy = 'must-fit' | 'may-go';

/**
 * Applies files one after the other, each in one transaction where that is possible.
 *
 * @throws {HarnessError} `migration-failed` with file, line, statement and the server's error.
 */
export async function applyMigrations(
  db: Session,
  migrations: readonly Migration[],
  rows: RowsPolicy,
  tracer?: Tracer,
): Promise<RowFault[]> {
  const faults: RowFault[] = [];
  for (const migration of migrations) {
    const isPlain = rows === 'must-fit' && tracer === undefined && (await mayRunWhole(migration.sql));
    const refusal = isPlain ? await runWhole(db, migration.sql) : 'not tried';
    if (refusal === undefined) continue;
    const statements = await splitStatements(migration.sql);
    if ('message' in statements) {
      const { line, near, message } = statements;
      throw failed(`${migration.name}:${line}`, `${message} (near: ${oneLine(near)})`);
    }
    const ownTransactions = statements.some(({ kind }) => kind === 'TransactionStmt');
    const runFile = (inOneTransaction: boolean): Promise<Outcome> => {
      tracer?.begin(migration);
      return run(db, statements, { rows, inOneTransaction, tracer });
    };
    const inOneTransaction = !ownTransactions && !needsOwnTransactions.has(refusal);
    const first = await runFile(inOneTransaction);
    const again = inOneTransaction && needsOwnTransactions.has(first.failure?.error.code ?? '');
    const outcome = again ? await runFile(false) : first;
    if (outcome.failure !== undefined) {
      const { error, statement } = outcome.failure;
      const detail = error.detail === undefined ? '' : ` (${error.detail})`;
      throw failed(
        `${migration.name}:${statement.line}`,
        `${error.code} ${error.message}${detail} in: ${oneLine(statement.sql)}`,
      );
    }
    for (const fault of outcome.faults) {
      const removedBefore = faults.reduce((sum, { removed }) => sum + removed, 0);
      faults.push({ file: migration.name, removedBefore, ...fault });
    }
    await db.exec(forgetSettings);
  }
  return faults;
}

/** What one file sets for its session does not reach the next. */
const forgetSettings = 'RESET SESSION AUTHORIZATION; RESET ALL';

/** In characters; what is longer would stand several times in memory. */
const wholeMax = 1_000_000;

/** Words that begin or end a transaction. They stand elsewhere too; then the parser has to tell. */
const transactionWord = /\b(?:begin|start|savepoint|release|prepare|commit|end|abort|rollback)\b/i;

async function mayRunWhole(sql: string): Promise<boolean> {
  if (sql.length > wholeMax) return false;
  if (!transactionWord.test(sql)) return true;
  const statements = await splitStatements(sql);
  return !('message' in statements) && statements.every(({ kind }) => kind !== 'TransactionStmt');
}

/**
 * Runs a file as one message, which spares most of the time of a history. Where that fails, it gives the code of the
 * error: nothing of it is done then, and statement by statement shows why.
 */
async function runWhole(db: Session, sql: string): Promise<string | undefined> {
  try {
    // The text may end with a comment that runs to the end of its line.
    await db.exec(`BEGIN;\n${sql}\n;\nCOMMIT;\n${forgetSettings}`);
    return undefined;
  } catch (error) {
    await db.exec('ROLLBACK');
    return serverError(error).code;
  }
}

interface Outcome {
  readonly faults: readonly StatementFault[];
  readonly failure?: { readonly error: ServerError; readonly statement: Statement };
}

interface RunOptions {
  readonly rows: RowsPolicy;
  readonly inOneTransaction: boolean;
  readonly tracer?: Tracer | undefined;
}

async function run(
  db: Session,
  statements: readonly Statement[],
  { rows, inOneTransaction, tracer }: RunOptions,
): Promise<Outcome> {
  const faults: StatementFault[] = [];
  let isOpen = inOneTransaction;
  if (inOneTransaction) await db.exec('BEGIN');
  for (const statement of statements) {
    try {
      if (statement.kind === 'TransactionStmt') {
        isOpen = isOpenAfter(statement, isOpen);
        if (!isOpen) tracer?.end();
      }
      if (rows === 'must-fit' || statement.kind === 'TransactionStmt') {
        await db.exec(statement.sql);
      } else {
        const work = (isInTransaction: boolean) => runDespiteRows(db, statement, isInTransaction);
        const fault = await (tracer?.watch(statement, isOpen, work) ?? work(isOpen));
        if (fault !== undefined) faults.push(fault);
      }
    } catch (error) {
      await db.exec('ROLLBACK');
      return { faults, failure: { error: serverError(error), statement } };
    }
  }
  if (!inOneTransaction) return { faults };
  try {
    await db.exec('COMMIT');
  } catch (error) {
    const last = statements.at(-1) ?? { sql: 'COMMIT', line: 1, kind: 'TransactionStmt' };
    return { faults, failure: { error: serverError(error), statement: last } };
  }
  return { faults };
}

/** Whether a transaction is open after BEGIN, COMMIT and their like; a savepoint changes nothing. */
function isOpenAfter({ sql }: Statement, before: boolean): boolean {
  if (/^(begin|start)\b/i.test(sql)) return true;
  return /^(commit|end|abort|rollback)\b(?!.*\bto\b)/is.test(sql) ? false : before;
}

function failed(where: string, what: string): HarnessError {
  return new HarnessError('migration-failed', {
    what: `The migration failed: ${what}`,
    where,
    todo: 'Correct the migration, or leave it out of the history.',
  });
}

function oneLine(sql: string): string {
  const flat = sql.replace(/\s+/g, ' ').trim();
  return flat.length > 200 ? `${flat.slice(0, 200)} …` : flat;
}
