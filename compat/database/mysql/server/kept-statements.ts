/** Statements that stay prepared on a server while a migration runs, as `execute` of a driver keeps them. */
import type { KeptOutcome } from '../../matrix/kept.ts';
import { certaintyOf } from './carry-out.ts';
import type { KeptStatement, MysqlSession } from './connection.ts';
import { asMysqlError } from './mysql-error.ts';

const eachMsMax = 5000;

/** Prepares what can be prepared. */
export async function keepPrepared(
  session: MysqlSession,
  queries: readonly string[],
): Promise<(KeptStatement | undefined)[]> {
  const kept: (KeptStatement | undefined)[] = [];
  for (const sql of queries) kept.push(await session.keep(sql, eachMsMax).catch(() => undefined));
  return kept;
}

/**
 * Uses each once more and forgets it; what it writes is rolled back. Null where it was not prepared, or where only
 * the made-up values (all NULL) stand in its way.
 */
export async function useKept(
  session: MysqlSession,
  kept: readonly (KeptStatement | undefined)[],
): Promise<KeptOutcome[]> {
  const outcomes: KeptOutcome[] = [];
  for (const statement of kept)
    outcomes.push(statement === undefined ? null : await useOne(session, statement));
  return outcomes;
}

async function useOne(session: MysqlSession, statement: KeptStatement): Promise<KeptOutcome> {
  await session.rows('START TRANSACTION', eachMsMax);
  try {
    await statement.use(eachMsMax);
    return { works: true };
  } catch (cause) {
    const error = asMysqlError(cause);
    return certaintyOf(error.code) === 'values' ? null : { works: false, error };
  } finally {
    await session.rows('ROLLBACK', eachMsMax);
  }
}
