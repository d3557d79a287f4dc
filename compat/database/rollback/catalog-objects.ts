/** Everything that a schema holds, as one line for each object: what is left after a way back shows as a difference. */
import type { Engine } from '../engine/engine.ts';
import { catalogSql } from './catalog-sql.ts';

/** One object as the catalog describes it. Object ids, owners and the order of columns do not count. */
export interface CatalogObject {
  /** In words: `table`, `column`, `index`, `trigger`, `grant` … */
  readonly kind: string;
  /** Null for what stands in no schema, for example a role. */
  readonly schema: string | null;
  /** The table of a column, constraint, index, trigger or policy; its own name for anything else. */
  readonly name: string;
  /** Name inside the table; null for what is no part of one. */
  readonly part: string | null;
  readonly definition: string;
  /** Of tables and columns: the same as long as their values are, whatever they are called. Null for others. */
  readonly identity: string | null;
}

/** The objects as the scratch database holds them now; what PostgreSQL and extensions bring is left out. */
export async function catalogObjects(engine: Pick<Engine, 'rows'>): Promise<CatalogObject[]> {
  // Every name in a definition is then written with its schema.
  await engine.rows(`SET search_path = ''`);
  try {
    const rows = await engine.rows(catalogSql);
    return rows.map(({ kind, schema, name, part, definition, identity }) => ({
      kind: kind ?? '',
      schema: schema ?? null,
      name: name ?? '',
      part: part ?? null,
      definition: definition ?? '',
      identity: identity ?? null,
    }));
  } finally {
    await engine.rows('RESET search_path');
  }
}

/** An object that is not as it was. */
export interface Residue {
  readonly object: CatalogObject;
  /** `added`: it was not there. `missing`: it is gone. `changed`: it says something else. */
  readonly how: 'added' | 'missing' | 'changed';
  /** What it said before, where it is there in both. */
  readonly was?: string;
}

/** What differs, without the parts of tables that are added or missing as a whole. Pure. */
export function residueOf(before: readonly CatalogObject[], after: readonly CatalogObject[]): Residue[] {
  const [old, now] = [byKey(before), byKey(after)];
  const found = [
    ...after.flatMap((object): Residue[] => {
      const was = old.get(keyOf(object));
      if (was === undefined) return [{ object, how: 'added' }];
      return was.definition === object.definition ? [] : [{ object, how: 'changed', was: was.definition }];
    }),
    ...before
      .filter((object) => !now.has(keyOf(object)))
      .map((object): Residue => ({ object, how: 'missing' })),
  ];
  const whole = new Set(found.filter(isWhole).map(({ object, how }) => `${how} ${wholeOf(object)}`));
  return found.filter(
    (residue) => isWhole(residue) || !whole.has(`${residue.how} ${wholeOf(residue.object)}`),
  );
}

/** `column orders.note`, with the schema where it is not `public`. */
export function objectName({ kind, schema, name, part }: CatalogObject): string {
  const full = schema === null || schema === 'public' ? name : `${schema}.${name}`;
  return `${kind} ${part === null ? full : `${full}.${part}`}`;
}

/** Tables and columns whose values are gone, without the columns of tables that are gone. Pure. */
export function lostValues(
  before: readonly CatalogObject[],
  after: readonly CatalogObject[],
): CatalogObject[] {
  const kept = new Set(after.map(({ identity }) => identity));
  const gone = before.filter(({ identity }) => identity !== null && !kept.has(identity));
  const tables = new Set(gone.filter(({ part }) => part === null).map(wholeOf));
  return gone.filter((object) => object.part === null || !tables.has(wholeOf(object)));
}

function byKey(objects: readonly CatalogObject[]): Map<string, CatalogObject> {
  return new Map(objects.map((object) => [keyOf(object), object]));
}

function keyOf({ kind, schema, name, part }: CatalogObject): string {
  return JSON.stringify([kind, schema, name, part]);
}

function isWhole({ object, how }: Residue): boolean {
  return object.part === null && how !== 'changed';
}

function wholeOf({ schema, name }: CatalogObject): string {
  return JSON.stringify([schema, name]);
}
