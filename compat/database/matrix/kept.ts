/** Statements that stay prepared while a migration runs, as drivers and poolers keep them. */
import { serverError } from '../engine/server-error.ts';
import type { ServerError } from '../engine/server-error.ts';
import type { Session } from '../engine/session.ts';

/** How a statement that was prepared before the migration fares after it; null when it was not there to be used. */
export type KeptOutcome =
  { readonly works: true } | { readonly works: false; readonly error: ServerError } | null;

/** Prepares what can be prepared. It stays until `useKept`. */
export async function keepPrepared(db: Session, queries: readonly string[]): Promise<void> {
  for (const [i, sql] of queries.entries()) {
    await db.exec(`PREPARE ${name(i)} AS ${sql}`).catch(() => {});
  }
}

/**
 * Uses each once more and forgets it. A plan is enough: the server checks there that the result is still the
 * one that was promised (0A000), and nothing is carried out.
 */
export async function useKept(db: Session, queries: readonly string[]): Promise<KeptOutcome[]> {
  const { rows } = await db.query<{ name: string; parameters: number }>(
    `SELECT name, cardinality(parameter_types)::int4 AS parameters FROM pg_prepared_statements
     WHERE starts_with(name, 'seaworthy_kept_')`,
  );
  const parameters = new Map(rows.map((row) => [row.name, row.parameters]));
  const outcomes: KeptOutcome[] = [];
  for (const [i] of queries.entries()) {
    const count = parameters.get(name(i));
    outcomes.push(count === undefined ? null : await useOne(db, name(i), count));
  }
  return outcomes;
}

async function useOne(db: Session, statement: string, parameters: number): Promise<KeptOutcome> {
  const values = parameters === 0 ? '' : `(${Array(parameters).fill('NULL').join(', ')})`;
  try {
    await db.exec(`EXPLAIN EXECUTE ${statement}${values}`);
    return { works: true };
  } catch (error) {
    return { works: false, error: serverError(error) };
  } finally {
    await db.exec(`DEALLOCATE ${statement}`);
  }
}

function name(index: number): string {
  return `seaworthy_kept_${index}`;
}
