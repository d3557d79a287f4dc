import { csvRecords } from '../csv.ts';
import { loggedQuery } from '../logged-query.ts';
import type { FoundQuery, QuerySource } from '../query-source.ts';

/** The server's log with `log_destination = csvlog`. */
export const postgresqlCsvlog: QuerySource = {
  id: 'postgresql-csvlog',
  title: 'PostgreSQL log (CSV)',
  kind: 'log',
  literals: 'private',
  names: /\.csv$/i,
  recognizes: ({ text }) => isRecord(csvRecords(text).next().value?.fields ?? []),
  read: ({ text }) => Promise.resolve([...queriesInLog(text)]),
  example: {
    file: {
      name: 'postgresql.csv',
      text: [
        `2026-11-02 10:00:00.101 UTC,"app","shop",77,"10.0.0.7:41000",65a.1,1,"SELECT",2026-11-02 09:00:00 UTC,3/4,0,LOG,00000,"statement: SELECT id`,
        `FROM users WHERE name = 'Eve'",,,,,,,,,"web","client backend",,0`,
        `2026-11-02 10:00:00.102 UTC,"app","shop",77,"10.0.0.7:41000",65a.1,2,"SELECT",2026-11-02 09:00:00 UTC,3/4,0,ERROR,42P01,"relation ""gone"" does not exist",,,,,,"SELECT 1 FROM gone",15,,"web","client backend",,0`,
        `2026-11-02 10:00:00.103 UTC,"app","shop",77,"10.0.0.7:41000",65a.1,3,"UPDATE",2026-11-02 09:00:00 UTC,3/4,0,LOG,00000,"duration: 2.100 ms  execute <unnamed>: UPDATE users SET ""name"" = $1","Parameters: $1 = 'Eve'",,,,,,,,"web","client backend",,0`,
      ].join('\n'),
    },
    queries: [
      { sql: "SELECT id\nFROM users WHERE name = 'Eve'", line: 1, calls: 1 },
      { sql: 'UPDATE users SET "name" = $1', line: 4, calls: 1 },
    ],
  },
};

/** Columns of the server's documentation, from 0. */
const severity = 11;
const sqlState = 12;
const message = 13;

function isRecord(fields: readonly string[]): boolean {
  return /^\d{4}-\d\d-\d\d \d\d:/.test(fields[0] ?? '') && /^[0-9A-Z]{5}$/.test(fields[sqlState] ?? '');
}

function* queriesInLog(text: string): Generator<FoundQuery> {
  for (const { fields, line } of csvRecords(text)) {
    const sql =
      isRecord(fields) && fields[severity] === 'LOG' ? loggedQuery(fields[message] ?? '') : undefined;
    if (sql !== undefined) yield { sql, line, calls: 1 };
  }
}
