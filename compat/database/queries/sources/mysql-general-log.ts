import type { FoundQuery, QuerySource } from '../query-source.ts';

/** The general query log of MySQL and MariaDB. */
export const mysqlGeneralLog: QuerySource = {
  id: 'mysql-general-log',
  title: 'MySQL general log',
  kind: 'log',
  literals: 'private',
  names: /\.log$/i,
  recognizes: ({ text }) => text.split('\n', 1000).some((line) => record.test(line)),
  read: ({ text }) => Promise.resolve(queriesInLog(text)),
  example: {
    file: {
      name: 'general.log',
      text: [
        '/usr/sbin/mysqld, Version: 8.4.0. started with:',
        'Time                 Id Command    Argument',
        '2026-11-02T10:00:00.101000Z\t   12 Connect\tapp@10.0.0.7 on shop using TCP/IP',
        '2026-11-02T10:00:00.102000Z\t   12 Query\tSELECT `id` FROM `users`\nWHERE name = "Eve"',
        '2026-11-02T10:00:00.103000Z\t   12 Prepare\tUPDATE users SET seen = ?',
        '2026-11-02T10:00:00.104000Z\t   12 Execute\tUPDATE users SET seen = 7',
        '\t\t   12 Quit\t',
      ].join('\n'),
    },
    queries: [
      { sql: 'SELECT `id` FROM `users`\nWHERE name = "Eve"', line: 4, calls: 1, dialect: 'mysql' },
      { sql: 'UPDATE users SET seen = 7', line: 7, calls: 1, dialect: 'mysql' },
    ],
  },
};

/** Time, where it differs from the record before, then connection and command. */
const record =
  /^(?:\d{4}-\d\d-\d\dT\S+|\d{6} [\d: ]\d:\d\d:\d\d|\t)?\s*\t\s*\d+ (Query|Execute|Prepare|Connect|Quit|Init DB|Field List|Statistics|Ping|Close stmt|Reset stmt|Change user)\b\t?(.*)$/;

function queriesInLog(text: string): FoundQuery[] {
  const found: FoundQuery[] = [];
  let open: { line: number; sql: string } | undefined;
  const close = (): void => {
    if (open !== undefined) found.push({ ...open, sql: open.sql.trimEnd(), calls: 1, dialect: 'mysql' });
    open = undefined;
  };
  text.split(/\r?\n/).forEach((line, i) => {
    const [, command, argument = ''] = record.exec(line) ?? [];
    if (command === undefined) {
      if (open !== undefined) open.sql += `\n${line}`;
      return;
    }
    close();
    if (command === 'Query' || command === 'Execute') open = { line: i + 1, sql: argument };
  });
  close();
  return found;
}
