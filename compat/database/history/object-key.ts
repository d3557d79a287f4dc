/** Stable names of what a schema holds and code may use. */
import { place } from '../../../reports/index.ts';
import type { FunctionModel, Name, SchemaModel } from '../model.ts';
import { plainName } from '../sql.ts';
import type { RecordedCatalog } from './release-record.ts';

/** `table:orders`; a view is a table to the code that reads it. */
export function tableKey({ schema, name }: Name): string {
  return place.table(schema, name);
}

/** `column:orders.note` */
export function columnKey({ schema, name }: Name, column: string): string {
  return place.column(schema, name, column);
}

/** `enum:mood` */
export function typeKey(type: Name): string {
  return `enum:${plainName(type)}`;
}

/** `enum:mood.sad` */
export function labelKey(type: Name, label: string): string {
  return `${typeKey(type)}.${label}`;
}

/** Who uses a label uses its type. */
export function isUseOf(key: string, use: string): boolean {
  return use === key || (key.startsWith('enum:') && use.startsWith(`${key}.`));
}

/** `function:twice(integer)` */
export function functionKey(signature: string): string {
  return `function:${signature}`;
}

export function signatureOf(item: FunctionModel): string {
  return `${plainName(item)}(${item.arguments})`;
}

/** What a schema holds, by name. */
export function catalogOf({ tables, views, enums, functions }: SchemaModel): RecordedCatalog {
  const named = <Item extends Name>(items: readonly Item[], parts: (item: Item) => string[]) =>
    items.map((item) => [plainName(item), parts(item)] as const);
  const columns = ({ columns }: { readonly columns: readonly { readonly name: string }[] }): string[] =>
    columns.map(({ name }) => name);
  return {
    tables: Object.fromEntries([...named(tables, columns), ...named(views, columns)]),
    enums: Object.fromEntries(named(enums, ({ labels }) => labels.map(({ label }) => label))),
    functions: functions.map(signatureOf),
  };
}

/** A name as people write it may stand for things of several kinds. */
export function keysNamed(name: string): string[] {
  return ['table', 'column', 'enum', 'function'].map((kind) => `${kind}:${name}`);
}

/** Keys of everything in a catalog. */
export function keysIn({ tables, enums, functions }: RecordedCatalog): Set<string> {
  const parts = (kind: string, owners: Readonly<Record<string, readonly string[]>>): string[] =>
    Object.entries(owners).flatMap(([owner, names]) => names.map((name) => `${kind}:${owner}.${name}`));
  return new Set([
    ...Object.keys(tables).map((name) => `table:${name}`),
    ...parts('column', tables),
    ...Object.keys(enums).map((name) => `enum:${name}`),
    ...parts('enum', enums),
    ...functions.map(functionKey),
  ]);
}
