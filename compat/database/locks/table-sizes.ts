import type { DataSource } from '../data/data-source.ts';
import type { Name } from '../model.ts';
import { plainName, quoteLiteral } from '../sql.ts';
import type { StatementTrace } from './statement-trace.ts';

export interface TableSize {
  readonly table: Name;
  /** As the statistics of the server estimate it. */
  readonly rows: number;
}

/** How large the tables are that statements touch; none without a live database that knows. */
export async function tableSizes(
  data: DataSource | undefined,
  statements: readonly StatementTrace[],
): Promise<TableSize[]> {
  const touched = statements.flatMap(({ actions, locks, scans, rewrites }) => [
    ...[...actions, ...locks].map(({ table }) => table),
    ...scans,
    ...rewrites,
  ]);
  const tables = [...new Map(touched.map((table) => [plainName(table), table])).values()];
  if (data === undefined || !data.live || tables.length === 0) return [];
  const rows = await data.rows(sizesOf(tables)).catch(() => []);
  return rows.map(({ schema, name, rows: count }) => ({
    table: { schema: schema ?? '', name: name ?? '' },
    rows: Number(count),
  }));
}

/** A partitioned table is as large as its partitions. A table that was never analysed has no estimate. */
function sizesOf(tables: readonly Name[]): string {
  const named = tables.map(({ schema, name }) => `(${quoteLiteral(schema)}, ${quoteLiteral(name)})`);
  return `SELECT n.nspname::text AS schema, c.relname::text AS name,
  coalesce((SELECT sum(p.reltuples) FROM pg_catalog.pg_inherits AS i
    JOIN pg_catalog.pg_class AS p ON p.oid = i.inhrelid
    WHERE i.inhparent = c.oid AND c.relkind = 'p' AND p.reltuples >= 0), c.reltuples)::text AS rows
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE (n.nspname::text, c.relname::text) IN (${named.join(', ')}) AND (c.relkind = 'p' OR c.reltuples >= 0)`;
}
