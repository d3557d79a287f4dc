import type { Name } from '../model.ts';
import { quoteName } from '../sql.ts';
import type { Session } from './session.ts';

/**
 * SQL that gives partitioned tables a place for every row; empty where all have one. Partitions are often made while
 * the program runs, and a row that no partition takes is refused before its columns are looked at. For a transaction
 * that is rolled back.
 *
 * @param table with all below it; all tables without it
 */
export async function catchAllPartitions(db: Session, table?: Name): Promise<string> {
  const { rows } = await db.query<Name & { isHash: boolean }>(
    `SELECT n.nspname AS schema, c.relname AS name, p.partstrat = 'h' AS "isHash"
     FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE p.partdefid = 0 AND (p.partstrat <> 'h' OR NOT EXISTS (SELECT FROM pg_inherits WHERE inhparent = c.oid))
       AND ($1::text IS NULL OR c.oid IN (SELECT relid FROM pg_partition_tree($1::regclass)))`,
    [table === undefined ? null : quoteName(table)],
  );
  return rows
    .map(({ isHash, ...parent }) => {
      const own = quoteName({ schema: parent.schema, name: `any partition of ${parent.name}` });
      const rest = isHash ? 'FOR VALUES WITH (MODULUS 1, REMAINDER 0)' : 'DEFAULT';
      return `CREATE TABLE ${own} PARTITION OF ${quoteName(parent)} ${rest};`;
    })
    .join('\n');
}
