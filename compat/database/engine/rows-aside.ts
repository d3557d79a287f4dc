import type { Session } from './session.ts';
import type { Name } from '../model.ts';
import { quoteIdentifier, quoteLiteral, quoteName } from '../sql.ts';

/** `back`: each row that its table still takes is put back. `gone`: none is. */
export type AfterWork = 'back' | 'gone';

/**
 * Does work while some tables are empty. Triggers and foreign keys do not act when rows go and come back.
 *
 * Resolves with the number of rows that are gone.
 */
export async function withoutRows(
  db: Session,
  tables: readonly Name[],
  work: () => Promise<unknown>,
  afterWork: AfterWork,
): Promise<number> {
  const aside = tables.map((table, i) => ({ table, keep: `pg_temp.seaworthy_aside_${i}` }));
  const taken = aside.map(
    ({ table, keep }) =>
      // As JSON, or the rows set aside would themselves stand against a new check of a domain.
      `CREATE TABLE ${keep} AS SELECT to_jsonb(given) AS content FROM ${quoteName(table)} AS given;
       DELETE FROM ${quoteName(table)};`,
  );
  await quietly(db, taken.join('\n'));
  await work();
  let lost = 0;
  for (const { table, keep } of aside) {
    if (afterWork === 'back') await quietly(db, await putBack(db, table, keep));
    const { rows } = await db.query<{ n: number }>(`SELECT count(*)::int4 AS n FROM ${keep}`);
    lost += rows[0]?.n ?? 0;
    await db.exec(`DROP TABLE ${keep}`);
  }
  return lost;
}

async function quietly(db: Session, sql: string): Promise<void> {
  await db.exec(`SET session_replication_role = replica; ${sql} SET session_replication_role = origin;`);
}

/** One row after the other, because each may be the one that no longer fits. */
async function putBack(db: Session, table: Name, keep: string): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT now.attname AS name FROM pg_attribute now
     WHERE now.attrelid = to_regclass($1) AND now.attnum > 0 AND now.attgenerated = ''
       AND EXISTS (SELECT 1 FROM ${keep} WHERE content ? now.attname::text)`,
    [quoteName(table)],
  );
  if (rows.length === 0) return '';
  const columns = rows.map(({ name }) => quoteIdentifier(name));
  const insert = `
    INSERT INTO ${quoteName(table)} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
    SELECT ${columns.map((column) => `fit.${column}`).join(', ')}
    FROM jsonb_populate_record(NULL::${quoteName(table)}, kept.content) AS fit`;
  return `DO ${quoteLiteral(`
    DECLARE kept record;
    BEGIN
      FOR kept IN SELECT ctid AS place, content FROM ${keep} LOOP
        BEGIN ${insert};
          DELETE FROM ${keep} WHERE ctid = kept.place;
        EXCEPTION WHEN OTHERS THEN NULL;
        END;
      END LOOP;
    END`)};`;
}
