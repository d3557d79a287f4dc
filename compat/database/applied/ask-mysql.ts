import type { SessionLimits } from '../data/session.ts';
import { connect } from '../mysql/server/connection.ts';
import type { TableAsker } from './table-asker.ts';

/**
 * Layouts write standard SQL; in the mode `ANSI` the server reads it so, but for the name of the type of texts.
 *
 * @throws {HarnessError} `target-unreachable`, `usage` for an unreadable address.
 */
export async function askMysql(
  url: string,
  { signal, statementTimeoutMs }: SessionLimits,
): Promise<TableAsker> {
  const session = await connect({ url, what: 'The database with the migrations', signal });
  const ask = (sql: string): ReturnType<TableAsker['rows']> => session.rows(sql, statementTimeoutMs);
  await ask("SET SESSION sql_mode = 'ANSI'");
  await ask('SET SESSION TRANSACTION READ ONLY');
  return {
    async tablesNamed(table) {
      // Liquibase writes its name in capitals, and so may the server keep it
      const found = await ask(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = DATABASE() AND LOWER(table_name) = '${table.toLowerCase().replaceAll("'", "''")}'`,
      );
      return found.map(({ name }) => `"${name ?? ''}"`);
    },
    rows: (sql) => ask(sql.replaceAll(' AS text)', ' AS char)')),
    close: () => session.close(),
  };
}
