import type { Change, ColumnOrigin } from '../changes.ts';
import type { ColumnModel, Name, SchemaModel, TableModel } from '../model.ts';
import { columnChanges } from './columns.ts';
import { collationChanges } from './collations.ts';
import { constraintChanges } from './constraints.ts';
import { detailChanges } from './details.ts';
import { pairColumns, pairTables } from './pairs.ts';
import type { ColumnPair, Identity, TablePair } from './pairs.ts';
import { recollatedIndexes } from './recollated.ts';
import { renamer } from './renamer.ts';
import type { TableContext } from './table-context.ts';
import { timingChanges } from './timing.ts';
import { quoteName } from '../sql.ts';

export function tableChanges(before: SchemaModel, after: SchemaModel, identity: Identity): Change[] {
  const { both, dropped, added } = pairTables(before.tables, after.tables, identity);
  const nameIn = (from: 'before' | 'after', to: 'before' | 'after') => {
    const names = new Map(both.map((pair) => [quoteName(pair[from]), nameOf(pair[to])]));
    return (name: Name) => names.get(quoteName(name));
  };
  const names = { newNameOf: nameIn('before', 'after'), oldNameOf: nameIn('after', 'before') };
  const standIn = (table: TableModel): Change & { kind: 'table-dropped' } => ({
    kind: 'table-dropped',
    table: nameOf(table),
    columns: table.columns.map(({ name }) => name),
    standIn: after.views.find((view) => sameName(view, table)) ?? null,
  });
  return [
    ...dropped.map(standIn),
    ...added.map((table): Change => ({ kind: 'table-added', table: nameOf(table) })),
    ...both.flatMap((pair) => [
      ...renameOf(pair, standIn(pair.before)),
      ...pairChanges(pair, identity, names),
    ]),
  ];
}

function renameOf(
  { before, after, recreated }: TablePair,
  old: Change & { kind: 'table-dropped' },
): Change[] {
  const names = { table: nameOf(before), newTable: nameOf(after) };
  if (recreated) return [{ kind: 'table-recreated', ...names }];
  return sameName(before, after) ? [] : [{ ...old, ...names, kind: 'table-renamed' }];
}

function pairChanges(
  { before, after, recreated }: TablePair,
  identity: Identity,
  names: Pick<TableContext, 'newNameOf' | 'oldNameOf'>,
): Change[] {
  const columns = pairColumns(before.columns, after.columns, identity === 'same-database' && !recreated);
  const origins = [
    ...columns.both.map((pair) => originOf(pair.after, pair.before)),
    ...columns.added.map((column) => originOf(column, null)),
  ];
  const context: TableContext = {
    ...names,
    table: nameOf(before),
    newTable: nameOf(after),
    knownColumns: columns.both.map((pair) => pair.after.name),
    origins,
    sayOld: renamer(origins),
  };
  return [
    ...columnChanges(columns, context),
    ...(recreated ? reordered(columns.both, context) : []),
    ...collationChanges(columns.both, [before, after], context),
    ...recollatedIndexes(columns.both, [before, after], context),
    ...constraintChanges(before, after, context),
    ...timingChanges(before, after, context),
    ...detailChanges(before, after, context),
  ];
}

/** Columns that stand in both, where a query that goes by position now meets them in another order. */
function reordered(both: readonly ColumnPair[], { table, newTable }: TableContext): Change[] {
  const order = both.map(({ before }) => before.name);
  const newOrder = both
    .toSorted((a, b) => a.after.position - b.after.position)
    .map(({ before }) => before.name);
  const isSame = order.every((name, i) => name === newOrder[i]);
  return isSame ? [] : [{ kind: 'columns-reordered', table, newTable, order, newOrder }];
}

/** Defaults that no two rows share: counters, and ids that are as good as unique. */
const drawsId = /^\(?(?:\w+\.)?(?:nextval|gen_random_uuid|uuidv4|uuidv7|uuid_generate_v[14](?:mc)?|uuid)\(/;

function originOf(column: ColumnModel, old: ColumnModel | null): ColumnOrigin {
  const { name, type, notNull, generated, identity } = column;
  const empty = notNull || generated || identity !== null ? null : 'NULL';
  const startsAs = column.default ?? empty;
  return old === null
    ? { name, type, from: null, startsAs, startsDistinct: identity !== null || drawsId.test(startsAs ?? '') }
    : { name, type, oldType: old.type, from: old.name, startsAs };
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}

function sameName(a: Name, b: Name): boolean {
  return a.schema === b.schema && a.name === b.name;
}
