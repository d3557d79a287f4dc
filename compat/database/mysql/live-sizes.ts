import type { ChangeOf } from '../changes.ts';
import type { DataSource } from '../data/data-source.ts';
import { plainName } from '../sql.ts';

type Copied = ChangeOf<'table-copied'>;

const sizes =
  'SELECT table_name AS name, table_rows AS n FROM information_schema.tables WHERE table_schema = DATABASE()';

/** What is copied, with how many rows the live database has of it; as it was without one. */
export async function withLiveSizes(
  copied: readonly Copied[],
  data: DataSource | undefined,
  largeTableRows = 1_000_000,
): Promise<readonly Copied[]> {
  if (copied.length === 0 || data?.live !== true) return copied;
  // Without an answer the finding stands as it is.
  const found = await data.rows(sizes).catch(() => []);
  const rows = new Map(found.map(({ name, n }) => [name, Number(n ?? 0)]));
  return copied.map((change) => {
    const count = rows.get(plainName(change.table));
    return count === undefined
      ? change
      : { ...change, size: { rows: count, isLarge: count >= largeTableRows } };
  });
}
