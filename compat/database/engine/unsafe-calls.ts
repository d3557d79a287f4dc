import type { Session } from './session.ts';
import { callsIn } from './statements.ts';

/**
 * Calls in an expression of the candidate that must not run on somebody's live database: functions and
 * operators from outside pg_catalog, and built-in ones that may change or wait for something.
 */
export async function unsafeCalls(db: Session, expression: string): Promise<string[]> {
  const calls = await callsIn(expression);
  const names = calls.map((call) => call.replace(/^pg_catalog\./, ''));
  const { rows } = await db.query<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) AS name
     WHERE strpos(name, '.') > 0
       OR (name ~ '^[a-z_]' AND NOT EXISTS (
         SELECT 1 FROM pg_proc WHERE proname = name AND pronamespace = 'pg_catalog'::regnamespace))
       OR EXISTS (SELECT 1 FROM pg_proc
         WHERE proname = name AND pronamespace = 'pg_catalog'::regnamespace AND provolatile = 'v')`,
    [names],
  );
  return rows.map(({ name }) => name);
}
