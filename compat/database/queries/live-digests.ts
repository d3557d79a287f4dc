import { HarnessError } from '../../../reports/index.ts';
import { connect } from '../mysql/server/connection.ts';
import type { Sighting } from './collect.ts';
import { performanceSchema } from './sources/performance-schema.ts';

const timeoutMs = 10_000;

const digests = `
  SELECT digest AS DIGEST, digest_text AS DIGEST_TEXT, count_star AS COUNT_STAR
  FROM performance_schema.events_statements_summary_by_digest
  WHERE schema_name = DATABASE() AND digest_text IS NOT NULL ORDER BY digest_text`;

/**
 * The queries that a MySQL has counted in the database of the address, read in a read-only session.
 *
 * @throws {HarnessError} `usage`, `target-unreachable`; `input-unreadable` where the role may not see what was counted.
 */
export async function readDigests(url: string, signal: AbortSignal): Promise<Sighting[]> {
  const session = await connect({ url, what: 'The database that counts its queries', signal });
  try {
    await session.rows('SET SESSION TRANSACTION READ ONLY', timeoutMs);
    const rows = await session.rows(digests, timeoutMs);
    const found = await performanceSchema.read({ name: 'digests', text: JSON.stringify(rows) }, 'mysql');
    const place = { file: 'performance_schema' };
    return found.map((query) => ({ ...query, foundIn: performanceSchema, place }));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HarnessError) throw error;
    throw new HarnessError('input-unreadable', {
      what: `performance_schema cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      where: new URL(url).host,
      todo: 'GRANT SELECT ON performance_schema.* to the role; the server must run with performance_schema=ON.',
    });
  } finally {
    await session.close();
  }
}
