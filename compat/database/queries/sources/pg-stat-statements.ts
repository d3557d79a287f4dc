import type { QuerySource } from '../query-source.ts';
import { statisticsRows } from '../statistics.ts';

/** The view of the extension, as CSV with a header or as JSON. */
export const pgStatStatements: QuerySource = {
  id: 'pg-stat-statements',
  title: 'pg_stat_statements',
  kind: 'pg_stat_statements',
  literals: 'private',
  names: /\.(?:csv|json)$/i,
  recognizes: ({ text }) =>
    statisticsRows(text, { query: 'query', calls: 'calls' }).next().value?.calls !== undefined,
  read: ({ text }) =>
    Promise.resolve(
      [...statisticsRows(text, { query: 'query', calls: 'calls' })].map(({ query, ...row }) => ({
        sql: query,
        ...row,
      })),
    ),
  example: {
    file: {
      name: 'statements.csv',
      text: 'queryid,query,calls\n42,"SELECT id FROM users\nWHERE seen > now() - interval $1",1200\n43,COMMIT,7\n',
    },
    queries: [
      { sql: 'SELECT id FROM users\nWHERE seen > now() - interval $1', line: 2, calls: 1200 },
      { sql: 'COMMIT', line: 4, calls: 7 },
    ],
  },
};
