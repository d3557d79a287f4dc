/** What differs between two MySQL schemas: the comparison of all engines, corrected for MySQL's types. Pure. */
import type { Change, ChangeOf } from '../changes.ts';
import { diffSchemas } from '../diff/diff.ts';
import { pairColumns, pairTables } from '../diff/pairs.ts';
import type { Identity } from '../diff/pairs.ts';
import type { ColumnModel, Name, SchemaModel, TableModel } from '../model.ts';
import { eventChanges, routineChanges } from './diff-stored.ts';
import { recollatedIndexes } from './recollated.ts';
import { mysqlTypeChange, parseType } from './type.ts';

export function diffMysql(before: SchemaModel, after: SchemaModel, identity: Identity): Change[] {
  return [
    ...diffSchemas(before, after, identity)
      .filter((change) => !isCounted(change, after))
      .flatMap(correct),
    ...reordered(before, after, identity),
    ...recollatedIndexes(before, after, identity),
    ...routineChanges(before, after),
    ...eventChanges(before, after),
  ];
}

/** Columns that MODIFY or CHANGE moved with FIRST or AFTER: no other server can do that in place. */
function reordered(before: SchemaModel, after: SchemaModel, identity: Identity): Change[] {
  return pairTables(before.tables, after.tables, identity).both.flatMap((pair): Change[] => {
    if (pair.recreated) return [];
    const columns = pairColumns(pair.before.columns, pair.after.columns, identity === 'same-database').both;
    const order = columns.toSorted((a, b) => placeOf(a.before, pair.before) - placeOf(b.before, pair.before));
    const newOrder = columns.toSorted((a, b) => placeOf(a.after, pair.after) - placeOf(b.after, pair.after));
    if (order.every((column, i) => column === newOrder[i])) return [];
    const [table, newTable] = [nameOf(pair.before), nameOf(pair.after)];
    const names = (list: typeof columns): string[] => list.map((column) => column.after.name);
    return [{ kind: 'columns-reordered', table, newTable, order: names(order), newOrder: names(newOrder) }];
  });
}

function placeOf(column: ColumnModel, { columns }: TableModel): number {
  return columns.indexOf(column);
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}

type TypeChanged = ChangeOf<'column-type-changed' | 'column-type-narrowed' | 'column-type-widened'>;

/** A unique index on a new column that counts: the server gives each old row a number of its own. */
function isCounted(change: Change, { tables }: SchemaModel): boolean {
  if (change.kind !== 'unique-index-added') return false;
  const { newTable, origins, index } = change;
  const table = tables.find(({ schema, name }) => schema === newTable.schema && name === newTable.name);
  const counted = table?.columns.find(({ identity }) => identity !== null)?.name;
  return index.columns.some(
    (column) => column === counted && origins.some(({ name, from }) => name === column && from === null),
  );
}

function correct(change: Change): Change[] {
  switch (change.kind) {
    case 'column-type-changed':
    case 'column-type-narrowed':
    case 'column-type-widened':
      return typeChanges(change);
    case 'default-added':
    case 'default-dropped': {
      const { before, after } = change;
      const touched = [before.default, after.default].some((value) => value?.startsWith('NULL on update '));
      return [touched ? { ...change, kind: 'default-changed' } : change];
    }
    case 'view-column-type-changed':
      return isRetyped(change) ? [change] : [];
    case 'function-added':
    case 'function-dropped':
    case 'function-result-changed':
      // Told by arguments, as overloads are; MySQL has none.
      return [];
    default:
      return [change];
  }
}

/** Without a server the type of an expression is not known. */
function isRetyped({ type, newType }: ChangeOf<'view-column-type-changed'>): boolean {
  return type !== '' && newType !== '' && mysqlTypeChange(type, newType) !== 'same';
}

function typeChanges(change: TypeChanged): Change[] {
  const { before, after } = change;
  const [old, now] = [parseType(before.type), parseType(after.type)];
  if (old.labels.length > 0 && old.name === now.name) return labelChanges(change, old.labels, now.labels);
  const kind = mysqlTypeChange(before.type, after.type);
  return kind === 'same' ? [] : [{ ...change, kind: `column-type-${kind}` }];
}

/** An enum is a type of its column alone; its labels are compared as those of a named type are. */
function labelChanges(
  { table, column, before }: TypeChanged,
  old: readonly string[],
  now: readonly string[],
): Change[] {
  const base = {
    enum: { schema: table.schema, name: `${table.name}.${column}` },
    columns: [{ table, column }],
    ...(before.type.startsWith('set(') && { isSet: true }),
  };
  const kept = old.filter((label) => now.includes(label));
  const changes: Change[] = [
    ...old
      .filter((label) => !now.includes(label))
      .map((value): Change => ({ kind: 'enum-value-removed', ...base, value })),
    ...now
      .filter((label) => !old.includes(label))
      .map((value): Change => ({ kind: 'enum-value-added', ...base, value })),
  ];
  const numbersStay = kept.every((label) => old.indexOf(label) === now.indexOf(label));
  return numbersStay
    ? changes
    : [...changes, { kind: 'enum-values-reordered', ...base, order: old, newOrder: now }];
}
