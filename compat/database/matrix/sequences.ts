import type { Session } from '../engine/session.ts';
import { quoteLiteral, quoteName } from '../sql.ts';

/**
 * Remembers where all sequences stand, and gives what puts them back: no transaction takes `nextval` back, and
 * a migration that comes later may count on the next number.
 */
export async function rememberSequences(db: Session): Promise<() => Promise<void>> {
  const found = await db.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND n.nspname !~ '^pg_'`,
  );
  const each = found.rows
    .map(quoteName)
    .map(
      (name) =>
        `SELECT format('SELECT setval(%L, %s, %L);', ${quoteLiteral(name)}, last_value, is_called) AS back FROM ${name}`,
    );
  if (each.length === 0) return async () => {};
  const { rows } = await db.query<{ back: string }>(each.join('\nUNION ALL '));
  return async () => void (await db.exec(rows.map(({ back }) => back).join('\n')));
}
