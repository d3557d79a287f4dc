import type { Session } from './session.ts';
import { serverError } from './server-error.ts';
import type { ServerError } from './server-error.ts';
import { otherStatement } from '../matrix/other-statement.ts';
import type { Name } from '../model.ts';
import { quoteIdentifier } from '../sql.ts';

/** What the engine says of a query on the schema as it stands. */
export type Plan =
  | {
      readonly works: true;
      readonly parameters: readonly string[];
      /** Columns of the result; none for a query that returns nothing. */
      readonly results: readonly { readonly name: string; readonly type: string }[];
      /** Columns that the engine itself recorded as used. */
      readonly uses: readonly Use[];
    }
  | { readonly works: false; readonly error: ServerError };

/** A column in use, or a whole table or view where `column` is null. */
export interface Use {
  readonly table: Name;
  readonly column: string | null;
}

/**
 * Plans a query without running it, as the given role. Parameters are `$1`, `$2` …; nothing stays behind.
 *
 * What cannot be prepared (`LOCK TABLE`, `CALL`) is run and undone.
 */
export async function planQuery(db: Session, sql: string, role?: string): Promise<Plan> {
  const plan = await planPrepared(db, sql, role);
  if (plan.works || plan.error.code !== '42601') return plan;
  const other = await otherStatement(sql);
  if (other === undefined) return plan;
  return 'query' in other ? planPrepared(db, other.query, role) : runAndUndo(db, other.run, role);
}

async function planPrepared(db: Session, sql: string, role: string | undefined): Promise<Plan> {
  let isPrepared = false;
  await db.exec('BEGIN');
  try {
    if (role !== undefined) await db.exec(`SET LOCAL ROLE ${quoteIdentifier(role)}`);
    await db.exec(`PREPARE seaworthy_query AS ${sql}`);
    isPrepared = true;
    const { rows } = await db.query<{ parameters: string[]; types: string[] }>(
      `SELECT parameter_types::text[] AS parameters, coalesce(result_types::text[], '{}') AS types
       FROM pg_prepared_statements WHERE name = 'seaworthy_query'`,
    );
    const { resultFields } = await db.describeQuery(sql);
    // PREPARE stops at the parser; only the planner looks for the target of ON CONFLICT.
    await db.exec(`EXPLAIN (GENERIC_PLAN) ${sql}`);
    if (role !== undefined) await db.exec('RESET ROLE');
    const { parameters = [], types = [] } = rows[0] ?? {};
    const results = resultFields.map(({ name }, i) => ({ name, type: types[i] ?? '' }));
    return { works: true, parameters, results, uses: await usesOf(db, sql, parameters) };
  } catch (error) {
    return { works: false, error: serverError(error) };
  } finally {
    // Other statements may be kept prepared across a migration.
    await db.exec(isPrepared ? 'ROLLBACK; DEALLOCATE seaworthy_query' : 'ROLLBACK');
  }
}

async function runAndUndo(db: Session, sql: string, role: string | undefined): Promise<Plan> {
  await db.exec('BEGIN');
  try {
    if (role !== undefined) await db.exec(`SET LOCAL ROLE ${quoteIdentifier(role)}`);
    await db.exec(sql);
    return { works: true, parameters: [], results: [], uses: [] };
  } catch (error) {
    return { works: false, error: serverError(error) };
  } finally {
    await db.exec('ROLLBACK');
  }
}

/** A function with an SQL-standard body records each column that its query needs in `pg_depend`. */
async function usesOf(db: Session, sql: string, parameters: readonly string[]): Promise<Use[]> {
  try {
    await db.exec(
      `CREATE FUNCTION pg_temp.seaworthy_uses(${parameters.join(', ')}) RETURNS void
       LANGUAGE sql BEGIN ATOMIC ${sql}; END`,
    );
  } catch {
    // Some queries (data-modifying WITH, unusual types) cannot be a body; then nothing is known of their uses.
    return [];
  }
  const { rows } = await db.query<{ schema: string; name: string; column: string | null }>(
    `SELECT n.nspname AS schema, c.relname AS name, a.attname AS column
     FROM pg_depend d
     JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND a.attnum > 0
     WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_class'::regclass
       AND d.objid = 'pg_temp.seaworthy_uses'::regproc`,
  );
  return rows.map(({ schema, name, column }) => ({ table: { schema, name }, column }));
}
