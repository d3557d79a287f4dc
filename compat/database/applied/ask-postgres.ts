import { openSession } from '../data/session.ts';
import type { SessionLimits } from '../data/session.ts';
import type { TableAsker } from './table-asker.ts';

/** @throws {HarnessError} `target-unreachable`. */
export async function askPostgres(url: string, limits: SessionLimits): Promise<TableAsker> {
  const session = await openSession(url, limits);
  return {
    async tablesNamed(table) {
      const found = await session.query(
        `SELECT format('%I.%I', n.nspname, c.relname) AS name
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relname = $1 AND c.relkind IN ('r', 'p', 'v') AND n.nspname !~ '^pg_'
         ORDER BY 1`,
        [table],
      );
      return found.map(({ name }) => name ?? '');
    },
    rows: (sql) => session.query(sql),
    close: () => session.close(),
  };
}
