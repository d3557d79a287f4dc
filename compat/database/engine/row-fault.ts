/** Lets a statement through that fails on rows, and keeps what the server said: the rest of the schema is still to be seen. */
import type { Session } from './session.ts';
import type { Name } from '../model.ts';
import { quoteName } from '../sql.ts';
import { withoutRows } from './rows-aside.ts';
import { serverError, withoutValues } from './server-error.ts';
import type { ServerError } from './server-error.ts';
import { tablesIn } from './statements.ts';
import type { Statement } from './statements.ts';

/** A statement of a migration that the server refused because of the rows that it met. */
export interface RowFault {
  readonly file: string;
  readonly line: number;
  /** Cut after 2000 characters. */
  readonly statement: string;
  /** SQLSTATE of class 22 or 23. */
  readonly code: string;
  /** In the server's words, without values of rows. */
  readonly message: string;
  /** As it was called at that time. */
  readonly table: Name;
  readonly column?: string;
  readonly constraint?: string;
  /** Rows that had to go so that the statement could succeed. */
  readonly removed: number;
  /** Rows that earlier statements had cost; what they leave behind may be why this one fails. */
  readonly removedBefore: number;
}

/** What one statement can say of it; the rest comes from its file. */
export type StatementFault = Omit<RowFault, 'file' | 'removedBefore'>;

const statementCharactersMax = 2000;

/** Rows that such a statement did not see would be as no migration leaves them. */
const changesRows = new Set(['UpdateStmt', 'MergeStmt', 'DoStmt', 'SelectStmt', 'CallStmt']);

/**
 * Runs a statement; where rows stand in its way, runs it without them and tells what happened.
 *
 * Rejects with the server's error when rows are not the cause, or when it fails without them too.
 */
export async function runDespiteRows(
  db: Session,
  statement: Statement,
  isInTransaction: boolean,
): Promise<StatementFault | undefined> {
  if (isInTransaction) await db.exec('SAVEPOINT seaworthy');
  const fault = await attempt(db, statement, isInTransaction);
  if (isInTransaction) await db.exec('RELEASE SAVEPOINT seaworthy');
  return fault;
}

async function attempt(
  db: Session,
  { sql, line, kind }: Statement,
  isInTransaction: boolean,
): Promise<StatementFault | undefined> {
  try {
    await db.exec(sql);
    return undefined;
  } catch (cause) {
    const error = serverError(cause);
    if (!isOfRows(error)) throw cause;
    // CREATE INDEX CONCURRENTLY, which runs outside transactions only, leaves a broken index behind.
    await (isInTransaction ? db.exec('ROLLBACK TO SAVEPOINT seaworthy') : dropInvalidIndexes(db));
    const tables = await tablesInTheWay(db, sql, error);
    const [table] = tables;
    if (table === undefined) throw cause;
    const afterWork = changesRows.has(kind) ? 'gone' : 'back';
    const run = (): Promise<unknown> => db.exec(sql);
    const removed = await withoutRows(db, tables, run, afterWork).catch(() => Promise.reject(cause));
    const { code, column, constraint } = error;
    const statement = sql.slice(0, statementCharactersMax);
    return { line, statement, code, message: withoutValues(error), table, column, constraint, removed };
  }
}

/** Class 22: a value does not fit. Class 23: a constraint is broken. */
function isOfRows({ code }: ServerError): boolean {
  return /^2[23]/.test(code);
}

/** The table that the server names, else those that the statement names, also inside a DO block. */
async function tablesInTheWay(db: Session, sql: string, error: ServerError): Promise<Name[]> {
  const { schema, table, where = '' } = error;
  const inner = /SQL statement "([^]*?)"\nPL/.exec(where)?.[1] ?? '';
  const names =
    schema !== undefined && table !== undefined
      ? [quoteName({ schema, name: table })]
      : await tablesIn(`${sql};\n${inner}`);
  const { rows } = await db.query<Name>(
    `SELECT n.nspname AS schema, c.relname AS name
     FROM unnest($1::text[]) WITH ORDINALITY AS named(text, i)
     JOIN pg_class c ON c.oid = to_regclass(named.text) AND c.relkind IN ('r', 'p')
     JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname NOT IN ('pg_catalog', 'information_schema')
     ORDER BY named.i`,
    [names],
  );
  return rows;
}

async function dropInvalidIndexes(db: Session): Promise<void> {
  const { rows } = await db.query<Name>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_index i
     JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT i.indisvalid AND c.relkind = 'i'`,
  );
  for (const index of rows) await db.exec(`DROP INDEX ${quoteName(index)}`);
}
