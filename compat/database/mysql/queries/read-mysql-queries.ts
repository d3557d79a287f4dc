import type { CollectedQueries } from '../../queries/collect.ts';
import type { Query } from '../../queries/planned.ts';
import { queriesIn, readQueries } from '../../queries/read-queries.ts';
import { questionMarks } from './placeholders.ts';

/**
 * The queries that specs name, with parameters as MySQL knows them.
 *
 * @throws {HarnessError} as `readQueries`.
 */
export async function readMysqlQueries(
  specs: string | readonly string[] = [],
  signal: AbortSignal,
): Promise<CollectedQueries> {
  const { queries, ...rest } = await readQueries(specs, signal, { dialect: 'mysql' });
  return { queries: queries.map(asked), ...rest };
}

/** The queries of a text in SQL, each as it stands. */
export function mysqlQueriesIn(file: string, text: string): Query[] {
  return queriesIn(file, text, 'mysql').map(asked);
}

function asked(query: Query): Query {
  return { ...query, sql: questionMarks(query.sql) };
}
