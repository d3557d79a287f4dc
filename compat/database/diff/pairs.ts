/** Finds which object of the old schema is which of the new one. */
import type { ColumnModel, Name, TableModel } from '../model.ts';

/**
 * Whether object ids mean the same in both models: they do when the candidate was applied to the database
 * that held the baseline. Otherwise only names and shapes can tell.
 */
export type Identity = 'same-database' | 'separate-databases';

export interface TablePair {
  readonly before: TableModel;
  readonly after: TableModel;
  readonly recreated: boolean;
}

export interface Pairs<Pair, Item> {
  readonly both: readonly Pair[];
  readonly dropped: readonly Item[];
  readonly added: readonly Item[];
}

const key = ({ schema, name }: Name): string => `${schema}.${name}`;

/** Tables by name first, because old code knows names; what is left over by identity. */
export function pairTables(
  before: readonly TableModel[],
  after: readonly TableModel[],
  identity: Identity,
): Pairs<TablePair, TableModel> {
  const free = new Map(after.map((table) => [key(table), table]));
  const take = (table: TableModel | undefined): TableModel | undefined => {
    if (table !== undefined) free.delete(key(table));
    return table;
  };
  const named = before.map((table) => ({ table, found: take(free.get(key(table))) }));
  const both: TablePair[] = [];
  const dropped: TableModel[] = [];
  for (const { table, found } of named) {
    const match = found ?? take(renamedTable(table, [...free.values()], identity));
    if (match === undefined) dropped.push(table);
    else
      both.push({
        before: table,
        after: match,
        recreated: identity === 'same-database' && match.oid !== table.oid,
      });
  }
  return { both, dropped, added: [...free.values()] };
}

function renamedTable(
  table: TableModel,
  candidates: readonly TableModel[],
  identity: Identity,
): TableModel | undefined {
  if (identity === 'same-database') return candidates.find(({ oid }) => oid === table.oid);
  const shape = (model: TableModel): string =>
    JSON.stringify(model.columns.map(({ name, type }) => [name, type]));
  const alike = candidates.filter((candidate) => shape(candidate) === shape(table));
  return table.columns.length > 1 && alike.length === 1 ? alike[0] : undefined;
}

export interface ColumnPair {
  readonly before: ColumnModel;
  readonly after: ColumnModel;
  readonly recreated: boolean;
  /** The old name now belongs to another column. */
  readonly nameTaken: boolean;
}

/** Columns by identity first, so that a rename shows even where a new column took the old name. */
export function pairColumns(
  before: readonly ColumnModel[],
  after: readonly ColumnModel[],
  sameTable: boolean,
): Pairs<ColumnPair, ColumnModel> {
  const free = new Set(after);
  const names = new Set(after.map(({ name }) => name));
  const both: ColumnPair[] = [];
  const left: ColumnModel[] = [];
  const pair = (old: ColumnModel, found: ColumnModel | undefined, recreated = false): boolean => {
    if (found === undefined) return false;
    free.delete(found);
    const nameTaken = found.name !== old.name && names.has(old.name);
    return both.push({ before: old, after: found, recreated, nameTaken }) > 0;
  };
  for (const old of before) {
    const same = (column: ColumnModel): boolean =>
      sameTable ? column.position === old.position : column.name === old.name;
    if (!pair(old, after.find(same))) left.push(old);
  }
  const dropped = left.filter((old) => {
    const named = [...free].find(({ name }) => name === old.name);
    return !pair(old, named, sameTable) && !(!sameTable && pair(old, renamedColumn(old, left, [...free])));
  });
  both.sort((a, b) => a.before.position - b.before.position);
  return { both, dropped, added: [...free] };
}

/** Without identity: the only one that went and the only one that came, at the same place and of the same type. */
function renamedColumn(
  old: ColumnModel,
  gone: readonly ColumnModel[],
  added: readonly ColumnModel[],
): ColumnModel | undefined {
  const [only, ...others] = added;
  if (gone.length !== 1 || only === undefined || others.length > 0) return undefined;
  return only.type === old.type && only.position === old.position ? only : undefined;
}
