import type { FoundQuery, QuerySource } from '../query-source.ts';
import { loggedQuery } from '../logged-query.ts';

/** The server's plain log with `log_statement` or `log_min_duration_statement`, whatever its line prefix. */
export const postgresqlLog: QuerySource = {
  id: 'postgresql-log',
  title: 'PostgreSQL log',
  kind: 'log',
  literals: 'private',
  names: /\.log$/i,
  recognizes: ({ text }) => !text.trimStart().startsWith('{') && message.test(text),
  read: ({ text }) => Promise.resolve(queriesInLog(text)),
  example: {
    file: {
      name: 'postgresql.log',
      text: [
        "2026-11-02 10:00:00.101 UTC [77] LOG:  statement: SELECT id FROM users WHERE email = 'eve@private.example'",
        '2026-11-02 10:00:00.200 UTC [77] LOG:  duration: 0.300 ms  parse s1: UPDATE users SET seen = now()',
        '2026-11-02 10:00:00.201 UTC [77] LOG:  duration: 1.500 ms  execute s1: UPDATE users',
        '\tSET seen = now()',
        '\tWHERE id = $1',
        "2026-11-02 10:00:00.202 UTC [77] DETAIL:  Parameters: $1 = '7'",
        '2026-11-02 10:00:00.300 UTC [77] ERROR:  relation "gone" does not exist at character 15',
        '2026-11-02 10:00:00.300 UTC [77] STATEMENT:  SELECT * FROM gone',
        '2026-11-02 10:00:00.301 UTC:10.0.0.7(5432):app@shop:[77]:LOG:  statement: COMMIT',
      ].join('\n'),
    },
    queries: [
      { sql: "SELECT id FROM users WHERE email = 'eve@private.example'", line: 1, calls: 1 },
      { sql: 'UPDATE users\nSET seen = now()\nWHERE id = $1', line: 3, calls: 1 },
      { sql: 'COMMIT', line: 9, calls: 1 },
    ],
  },
};

const message = /(?:^|[\s:\]])LOG:\s+((?:duration|statement|execute\b).*)$/m;

function queriesInLog(text: string): FoundQuery[] {
  const found: FoundQuery[] = [];
  let open: { line: number; message: string } | undefined;
  const close = (): void => {
    const sql = open && loggedQuery(open.message);
    if (open !== undefined && sql !== undefined) found.push({ sql, line: open.line, calls: 1 });
  };
  text.split(/\r?\n/).forEach((line, i) => {
    // The server indents what belongs to the record before.
    if (line.startsWith('\t')) {
      if (open !== undefined) open.message += `\n${line.slice(1)}`;
      return;
    }
    close();
    const said = message.exec(line)?.[1];
    open = said === undefined ? undefined : { line: i + 1, message: said };
  });
  close();
  return found;
}
