import { jsonObjects } from '../json-objects.ts';
import { loggedQuery } from '../logged-query.ts';
import type { FoundQuery, QuerySource } from '../query-source.ts';

/** The server's log with `log_destination = jsonlog`. */
export const postgresqlJsonlog: QuerySource = {
  id: 'postgresql-jsonlog',
  title: 'PostgreSQL log (JSON)',
  kind: 'log',
  literals: 'private',
  names: /\.(?:json|log)$/i,
  recognizes: ({ text }) => 'error_severity' in (jsonObjects(text).next().value?.fields ?? {}),
  read: ({ text }) => Promise.resolve([...queriesInLog(text)]),
  example: {
    file: {
      name: 'postgresql.json',
      text: [
        '{"timestamp":"2026-11-02 10:00:00.101 UTC","pid":77,"error_severity":"LOG","message":"statement: SELECT id FROM users WHERE name = \'Eve\'"}',
        '{"timestamp":"2026-11-02 10:00:00.102 UTC","pid":77,"error_severity":"ERROR","state_code":"42P01","message":"relation \\"gone\\" does not exist","statement":"SELECT 1 FROM gone"}',
      ].join('\n'),
    },
    queries: [{ sql: "SELECT id FROM users WHERE name = 'Eve'", line: 1, calls: 1 }],
  },
};

function* queriesInLog(text: string): Generator<FoundQuery> {
  for (const { fields, line } of jsonObjects(text)) {
    const { error_severity: severity, message } = fields;
    const sql = severity === 'LOG' && typeof message === 'string' ? loggedQuery(message) : undefined;
    if (sql !== undefined) yield { sql, line, calls: 1 };
  }
}
