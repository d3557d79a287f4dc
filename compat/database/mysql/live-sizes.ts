import type { ChangeOf } from '../changes.ts';
import type { DataSource } from '../data/data-source.ts';
import type { TableSize } from '../locks/table-sizes.ts';
import { plainName } from '../sql.ts';
import { ownSchema } from './names.ts';

type Copied = ChangeOf<'table-copied'>;

const sizes =
  "SELECT table_name AS name, table_rows AS n FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";

/** How many rows each table of the live database has by the server's estimate; none without one. */
export async function liveSizes(data: DataSource | undefined): Promise<readonly TableSize[]> {
  if (data?.live !== true) return [];
  // Without an answer the findings stand as they are.
  const found = await data.rows(sizes).catch(() => []);
  return found.map(({ name, n }) => ({
    table: { schema: ownSchema, name: name ?? '' },
    rows: Number(n ?? 0),
  }));
}

/** What is copied, with how many rows it has; as it was where nobody knows. */
export function withSizes(
  copied: readonly Copied[],
  known: readonly TableSize[],
  largeTableRows = 1_000_000,
): readonly Copied[] {
  return copied.map((change) => {
    const size = known.find(({ table }) => plainName(table) === plainName(change.table));
    return size === undefined
      ? change
      : { ...change, size: { rows: size.rows, isLarge: size.rows >= largeTableRows } };
  });
}
