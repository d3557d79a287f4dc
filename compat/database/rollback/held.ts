import type { DataSource } from '../data/data-source.ts';
import type { CatalogObject } from './catalog-objects.ts';
import type { Lost } from './rehearsal.ts';
import type { Stage } from './stage.ts';

/** How many rows each table, and how many values each column holds; what cannot be asked is left out. */
export async function heldBy(
  rows: DataSource,
  objects: readonly CatalogObject[],
  stage: Pick<Stage, 'counting'>,
): Promise<ReadonlyMap<CatalogObject, NonNullable<Lost['held']>>> {
  const held = new Map<CatalogObject, NonNullable<Lost['held']>>();
  for (const object of objects) {
    const [found] = await rows.rows(stage.counting(object)).catch(() => []);
    if (found !== undefined) held.set(object, { count: Number(found['n']), which: rows.which });
  }
  return held;
}
