import type { PGlite } from '@electric-sql/pglite';
import { HarnessError } from '../../../reports/index.ts';
import type { Migration } from '../read/migration.ts';
import { serverError } from './server-error.ts';
import type { ServerError } from './server-error.ts';
import { splitStatements } from './statements.ts';
import type { Statement } from './statements.ts';

/** 25001: not inside a transaction block. 55P04: a new enum value is used before its commit. */
const needsOwnTransactions = new Set(['25001', '55P04']);

/**
 * Applies files one after the other, each in one transaction where that is possible.
 *
 * @throws {HarnessError} `migration-failed` with file, line, statement and the server's error.
 */
export async function applyMigrations(db: PGlite, migrations: readonly Migration[]): Promise<void> {
  for (const migration of migrations) {
    const statements = await splitStatements(migration.sql);
    if ('message' in statements) {
      const { line, near, message } = statements;
      throw failed(`${migration.name}:${line}`, `${message} (near: ${oneLine(near)})`);
    }
    const ownTransactions = statements.some(({ kind }) => kind === 'TransactionStmt');
    const failure = await run(db, statements, !ownTransactions);
    const again =
      failure !== undefined && !ownTransactions && needsOwnTransactions.has(failure.error.code)
        ? await run(db, statements, false)
        : failure;
    if (again !== undefined) {
      const { error, statement } = again;
      const detail = error.detail === undefined ? '' : ` (${error.detail})`;
      throw failed(
        `${migration.name}:${statement.line}`,
        `${error.code} ${error.message}${detail} in: ${oneLine(statement.sql)}`,
      );
    }
    // What one file sets for its session does not reach the next.
    await db.exec('RESET SESSION AUTHORIZATION; RESET ALL');
  }
}

interface Failure {
  readonly error: ServerError;
  readonly statement: Statement;
}

async function run(
  db: PGlite,
  statements: readonly Statement[],
  inOneTransaction: boolean,
): Promise<Failure | undefined> {
  if (inOneTransaction) await db.exec('BEGIN');
  for (const statement of statements) {
    try {
      await db.exec(statement.sql);
    } catch (error) {
      await db.exec('ROLLBACK');
      return { error: serverError(error), statement };
    }
  }
  if (!inOneTransaction) return undefined;
  try {
    await db.exec('COMMIT');
  } catch (error) {
    const last = statements.at(-1) ?? { sql: 'COMMIT', line: 1, kind: 'TransactionStmt' };
    return { error: serverError(error), statement: last };
  }
  return undefined;
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
