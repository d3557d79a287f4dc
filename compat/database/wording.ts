/** Names of changed things as people, fingerprints and links need them. */
import { place } from '../../reports/index.ts';
import type { Name } from './model.ts';
import { plainName } from './sql.ts';

interface WithColumn {
  readonly table: Name;
  readonly column: string;
}

/** `orders.note`, with the schema where it is not `public`. */
export function columnName({ table, column }: WithColumn): string {
  return `${plainName(table)}.${column}`;
}

export function columnPlace({ table, column }: WithColumn): string {
  return place.column(table.schema, table.name, column);
}

export function tablePlace({ schema, name }: Name): string {
  return place.table(schema, name);
}

/** Places of several columns of one table; the table itself where there is none. */
export function columnPlaces(table: Name, columns: readonly (string | null)[]): [string, ...string[]] {
  const [first, ...rest] = columns
    .filter((column) => column !== null)
    .map((column) => columnPlace({ table, column }));
  return [first ?? tablePlace(table), ...rest];
}

/** `1 row`, `3 rows`; takes the plural. */
export function counted(count: number, plural: string): string {
  const one = (text: string): string => text.replace(/ies\b/, 'y').replace(/(\w)s\b/, '$1');
  return `${count} ${count === 1 ? one(plural) : plural}`;
}

/** At most three names, then how many more. */
export function someOf(names: readonly string[]): string {
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${names.slice(0, 3).join(', ')}${more}`;
}

/** Columns that hold values of an enum; its own name where no table has one. */
export function enumPlaces(change: {
  readonly enum: Name;
  readonly columns: readonly WithColumn[];
}): [string, ...string[]] {
  const [first, ...rest] = change.columns.map(columnPlace);
  return [first ?? tablePlace(change.enum), ...rest];
}
