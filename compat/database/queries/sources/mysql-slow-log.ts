import type { FoundQuery, QuerySource } from '../query-source.ts';

/** The slow query log of MySQL and MariaDB; with `long_query_time = 0` it holds all queries. */
export const mysqlSlowLog: QuerySource = {
  id: 'mysql-slow-log',
  title: 'MySQL slow log',
  kind: 'log',
  literals: 'private',
  names: /\.log$/i,
  recognizes: ({ text }) => /^# Query_time: /m.test(text),
  read: ({ text }) => Promise.resolve(queriesInLog(text)),
  example: {
    file: {
      name: 'slow.log',
      text: [
        '# Time: 2026-11-02T10:00:00.101000Z',
        '# User@Host: app[app] @  [10.0.0.7]  Id:    12',
        '# Query_time: 0.010000  Lock_time: 0.000000 Rows_sent: 1  Rows_examined: 90',
        'use shop;',
        'SET timestamp=1793613600;',
        "SELECT id FROM users\nWHERE name = 'Eve;';",
        '# User@Host: app[app] @  [10.0.0.7]  Id:    12',
        '# Query_time: 0.020000  Lock_time: 0.000000 Rows_sent: 0  Rows_examined: 0',
        'SET timestamp=1793613601;',
        'DELETE FROM sessions;',
      ].join('\n'),
    },
    queries: [
      { sql: "SELECT id FROM users\nWHERE name = 'Eve;'", line: 6, calls: 1, dialect: 'mysql' },
      { sql: 'DELETE FROM sessions', line: 11, calls: 1, dialect: 'mysql' },
    ],
  },
};

const header =
  /^# (?:Time|User@Host|Query_time|administrator command|Thread_id|Schema|Bytes_sent|QC_hit|Rows_affected|explain)\b/;
/** Of the log itself, before each statement. */
const ownStatement = /^(?:use \S+|set timestamp\s*=\s*[\d.]+);$/i;

function queriesInLog(text: string): FoundQuery[] {
  const found: FoundQuery[] = [];
  let isInside = false;
  let open: { sql: string; line: number } | undefined;
  const close = (): void => {
    const sql = open?.sql.replace(/[;\s]+$/, '') ?? '';
    if (open !== undefined && sql !== '') found.push({ sql, line: open.line, calls: 1, dialect: 'mysql' });
    open = undefined;
  };
  text.split(/\r?\n/).forEach((line, i) => {
    if (header.test(line)) {
      close();
      isInside = true;
    } else if (open !== undefined) open.sql += `\n${line}`;
    else if (isInside && !ownStatement.test(line)) open = { sql: line, line: i + 1 };
  });
  close();
  return found;
}
