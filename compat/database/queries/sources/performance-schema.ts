import type { QuerySource } from '../query-source.ts';
import { statisticsRows } from '../statistics.ts';

/** MySQL's `events_statements_summary_by_digest`, as CSV with a header or as JSON. */
export const performanceSchema: QuerySource = {
  id: 'performance-schema',
  title: 'MySQL performance schema',
  kind: 'performance_schema',
  literals: 'private',
  names: /\.(?:csv|json)$/i,
  recognizes: ({ text }) => statisticsRows(text, columns).next().done === false,
  read: ({ text }) =>
    Promise.resolve(
      [...statisticsRows(text, columns)].map(({ query, ...row }) => ({
        sql: withoutLists(query),
        ...row,
        dialect: 'mysql' as const,
        // MySQL cuts digests at `max_digest_length`.
        ...(query.endsWith('...') && { unusable: 'cut short by the server' }),
      })),
    ),
  example: {
    file: {
      name: 'digests.json',
      text: '[{"DIGEST":"a1","DIGEST_TEXT":"SELECT `id` FROM `users` WHERE `id` IN (...)","COUNT_STAR":"12"},\n{"DIGEST":"a2","DIGEST_TEXT":"INSERT INTO `users` ( `id` , NAME ) VALUES (...) /* , ... */","COUNT_STAR":3},\n{"DIGEST":"a3","DIGEST_TEXT":"SELECT ...","COUNT_STAR":1}]',
    },
    queries: [
      { sql: 'SELECT `id` FROM `users` WHERE `id` IN (?)', line: 1, calls: 12, dialect: 'mysql' },
      { sql: 'INSERT INTO `users` ( `id` , NAME ) VALUES (?, ?)', line: 1, calls: 3, dialect: 'mysql' },
      { sql: 'SELECT ...', line: 1, calls: 1, dialect: 'mysql', unusable: 'cut short by the server' },
    ],
  },
};

const columns = { query: 'digest_text', calls: 'count_star' };

/** A digest writes `(...)` for lists of values; an insert has as many as it names columns. */
function withoutLists(digest: string): string {
  return digest
    .replace(/\s*\/\* , \.\.\. \*\//g, '')
    .replace(/(\(([^()]*)\)\s*VALUES\s*)\(\.\.\.\)/gi, (_, head: string, names: string) => {
      return `${head}(${names
        .split(',')
        .map(() => '?')
        .join(', ')})`;
    })
    .replaceAll('(...)', '(?)');
}
