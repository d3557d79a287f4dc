import { HarnessError } from '../../../reports/index.ts';
import { liveOptions, openLive } from '../data/live.ts';
import type { LiveSettings } from '../data/live.ts';
import type { LiveSession } from '../data/session.ts';
import { quoteIdentifier } from '../sql.ts';
import type { Sighting } from './collect.ts';
import { pgStatStatements } from './sources/pg-stat-statements.ts';

/**
 * The queries that a database has counted, read in a read-only transaction.
 *
 * @throws {HarnessError} `target-unreachable`, `target-not-allowed`; `input-unreadable` where the extension is
 *   missing or the role may not see what it counted.
 */
export async function readStatements(
  url: string,
  signal: AbortSignal,
  settings: LiveSettings,
): Promise<Sighting[]> {
  const { session } = await openLive(liveOptions(url, settings, signal));
  try {
    return await statementsIn(session);
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    signal.throwIfAborted();
    throw unreadable(error instanceof Error ? error.message : String(error), session);
  } finally {
    await session.close();
  }
}

const schemaOfView = `
  SELECT n.nspname::text AS name FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname = 'pg_stat_statements'`;

async function statementsIn(session: LiveSession): Promise<Sighting[]> {
  const [schema] = await session.query(schemaOfView);
  if (typeof schema?.['name'] !== 'string') throw unreadable('the extension is not there', session);
  const rows = await session.query(
    `SELECT s.query::text AS query, sum(s.calls)::text AS calls
     FROM ${quoteIdentifier(schema['name'])}.pg_stat_statements s
     WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
     GROUP BY s.query ORDER BY s.query`,
  );
  const seen = rows.filter((row) => row['query'] !== '<insufficient privilege>');
  if (seen.length < rows.length) {
    const hidden = `${rows.length - seen.length} of ${rows.length} queries are hidden from the role`;
    throw unreadable(`${hidden}; grant it pg_read_all_stats`, session);
  }
  return seen.map((row) => ({
    sql: row['query'] ?? '',
    line: 1,
    calls: Number(row['calls']),
    foundIn: pgStatStatements,
    place: { file: 'pg_stat_statements' },
  }));
}

function unreadable(why: string, { host }: LiveSession): HarnessError {
  return new HarnessError('input-unreadable', {
    what: `pg_stat_statements cannot be read: ${why}.`,
    where: host,
  });
}
