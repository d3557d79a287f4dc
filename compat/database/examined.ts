import type { SchemaModel } from './model.ts';
import type { Examined } from './rule.ts';

/** How many things of each kind a schema holds, so that a rule can say how much it looked at. */
export function examinedIn({
  tables,
  views,
  enums,
  functions,
  others,
}: SchemaModel): Record<
  Exclude<Examined, 'queries' | 'migrations' | 'stored code' | 'downs' | 'statements'>,
  number
> {
  const sum = <Item>(items: readonly Item[], count: (item: Item) => number): number =>
    items.reduce((total, item) => total + count(item), 0);
  return {
    tables: tables.length,
    columns: sum(tables, (table) => table.columns.length),
    indexes: sum(tables, (table) => table.uniques.length),
    constraints: sum(tables, (table) => table.checks.length + table.foreignKeys.length),
    'enum values': sum(enums, (type) => type.labels.length),
    views: views.length,
    functions: functions.length,
    triggers: sum(tables, (table) => table.details?.triggers.length ?? 0),
    sequences: others?.sequences.length ?? 0,
    extensions: others?.extensions.length ?? 0,
    settings: others?.settings.length ?? 0,
    grants: others?.grants.length ?? 0,
  };
}
