import type { DataSource } from '../data/data-source.ts';
import { quoteIdentifier, quoteName } from '../sql.ts';
import type { CatalogObject } from './catalog-objects.ts';
import type { Lost } from './rehearsal.ts';

/** How many rows each table, and how many values each column holds; what cannot be asked is left out. */
export async function heldBy(
  rows: DataSource,
  objects: readonly CatalogObject[],
): Promise<ReadonlyMap<CatalogObject, NonNullable<Lost['held']>>> {
  const held = new Map<CatalogObject, NonNullable<Lost['held']>>();
  for (const object of objects) {
    const { schema, name, part } = object;
    const what = part === null ? '*' : quoteIdentifier(part);
    const sql = `SELECT count(${what})::text AS n FROM ${quoteName({ schema: schema ?? 'public', name })}`;
    const [found] = await rows.rows(sql).catch(() => []);
    if (found !== undefined) held.set(object, { count: Number(found['n']), which: rows.which });
  }
  return held;
}
