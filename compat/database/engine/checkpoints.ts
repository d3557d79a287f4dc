import type { PgSession } from './pg-session.ts';

/** About 25 MB of log. A usual history is shorter and never gets there. */
const charactersMax = 200_000;

/**
 * The same session, which takes its log away after so much SQL: no other process does it in an embedded PostgreSQL,
 * and the log of 10,000 tables takes 500 MB of memory.
 */
export function withCheckpoints(session: PgSession): PgSession {
  let characters = 0;
  return {
    ...session,
    async exec(sql) {
      const answer = await session.exec(sql);
      characters += sql.length;
      if (characters > charactersMax) {
        characters = 0;
        // A role that a migration has set may not, and being refused would end its transaction.
        const { rows } = await session.query<{ may: string }>(
          `SELECT current_setting('is_superuser') AS may`,
        );
        if (rows[0]?.may === 'on') await session.exec('CHECKPOINT');
      }
      return answer;
    },
  };
}
