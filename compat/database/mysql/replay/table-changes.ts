/** What statements do to one table. Each refuses what a server would. */
import type { IndexModel } from '../../details.ts';
import type { ColumnModel } from '../../model.ts';
import { sameColumn } from '../names.ts';
import { lengthOf, parseType } from '../type.ts';
import { withTouch } from './definition.ts';
import type { Definition } from './definition.ts';
import { MysqlRefusal } from './state.ts';
import type { TableState } from './state.ts';

/** Where a column goes: `first`, behind another, or to the end. */
export type Spot = 'first' | 'last' | { readonly after: string };

export function findColumn(table: TableState, name: string): ColumnModel {
  const found = table.columns.find((column) => sameColumn(column.name, name));
  if (found === undefined) throw new MysqlRefusal(1054, `Unknown column '${name}' in '${table.name}'`);
  return found;
}

export function hasColumn(table: TableState, name: string): boolean {
  return table.columns.some((column) => sameColumn(column.name, name));
}

/** Adds a column with its keys, or a constraint alone. */
export function addDefinition(table: TableState, definition: Definition, spot: Spot = 'last'): void {
  const { column } = definition;
  if (column !== undefined) {
    if (hasColumn(table, column.name)) throw new MysqlRefusal(1060, `Duplicate column name '${column.name}'`);
    const position = table.nextPosition;
    table.nextPosition += 1;
    place(table, { ...column, type: withCollation(column.type, table.collation), position }, spot);
  }
  addConstraints(table, definition);
}

function addConstraints(table: TableState, { uniques, checks, foreignKeys, indexes }: Definition): void {
  table.indexes.push(...indexes);
  for (const index of uniques) {
    const columns = index.columns.map((name) => (name === null ? null : findColumn(table, name).name));
    const keys = index.keys.map((key, i) => columns[i] ?? key);
    const name = index.name === '' ? freeName(table, columns[0] ?? 'functional_index') : index.name;
    table.uniques.push({ ...index, name, keys, columns });
    if (index.primary)
      for (const column of columns) if (column !== null) change(table, column, { notNull: true });
  }
  for (const check of checks) {
    const name = check.name === '' ? `${table.name}_chk_${table.checks.length + 1}` : check.name;
    table.checks.push({ ...check, name });
  }
  for (const key of foreignKeys) {
    const name = key.name === '' ? `${table.name}_ibfk_${table.foreignKeys.length + 1}` : key.name;
    table.foreignKeys.push({ ...key, name });
  }
}

function freeName({ uniques }: TableState, wanted: string): string {
  const taken = new Set(uniques.map(({ name }) => name));
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
  return name;
}

function place(table: TableState, column: ColumnModel, spot: Spot): void {
  if (spot === 'last') table.columns.push(column);
  else if (spot === 'first') table.columns.unshift(column);
  else {
    const before = findColumn(table, spot.after);
    table.columns.splice(table.columns.indexOf(before) + 1, 0, column);
  }
}

export function dropColumn(table: TableState, name: string): void {
  const column = table.columns.find((item) => sameColumn(item.name, name));
  if (column === undefined) {
    throw new MysqlRefusal(1091, `Can't DROP COLUMN '${name}'; check that it exists`);
  }
  table.columns = table.columns.filter((item) => item !== column);
  // An index loses the column, and goes with the last of its columns.
  table.uniques = table.uniques.flatMap((index) => withoutColumn(index, column.name));
  table.indexes = table.indexes.flatMap((index) => withoutColumn(index, column.name));
}

type Keyed = Pick<IndexModel, 'keys' | 'columns'>;

function withoutColumn<Index extends Keyed>(index: Index, name: string): Index[] {
  const kept = index.columns.map((_, i) => i).filter((i) => index.columns[i] !== name);
  const columns = kept.map((i) => index.columns[i] ?? null);
  return kept.length === 0 ? [] : [{ ...index, columns, keys: kept.map((i) => index.keys[i] ?? '') }];
}

export function change(table: TableState, name: string, more: Partial<ColumnModel>): void {
  const column = findColumn(table, name);
  table.columns = table.columns.map((item) => (item === column ? { ...item, ...more } : item));
}

/** What an update sets by itself stays. */
export function changeDefault(table: TableState, name: string, value: string | null): void {
  const { default: old, notNull } = findColumn(table, name);
  const touch = / on update (.*)$/.exec(old ?? '')?.[1];
  change(table, name, { default: withTouch({ default: value, notNull }, touch) });
}

/** MODIFY and CHANGE: everything that the new definition does not say is gone, but keys stay. */
export function redefineColumn(
  table: TableState,
  name: string,
  definition: Definition,
  spot: Spot | undefined,
): void {
  const { column } = definition;
  if (column === undefined) return;
  const old = findColumn(table, name);
  if (!sameColumn(old.name, column.name)) renameColumn(table, old.name, column.name);
  const isKey = table.uniques.some((index) => index.primary && index.columns.includes(column.name));
  const type = withCollation(column.type, table.collation);
  change(table, column.name, { ...column, type, notNull: column.notNull || isKey });
  if (spot !== undefined) {
    const moved = findColumn(table, column.name);
    table.columns = table.columns.filter((item) => item !== moved);
    place(table, moved, spot);
  }
  addConstraints(table, definition);
}

export function renameColumn(table: TableState, from: string, to: string): void {
  const old = findColumn(table, from).name;
  if (!sameColumn(old, to) && hasColumn(table, to)) {
    throw new MysqlRefusal(1060, `Duplicate column name '${to}'`);
  }
  change(table, old, { name: to });
  const say = (name: string): string => (name === old ? to : name);
  const inText = (sql: string): string => sql.replaceAll(`\`${old}\``, `\`${to}\``);
  const renamed = <Index extends Keyed>(index: Index): Index => ({
    ...index,
    columns: index.columns.map((name) => name && say(name)),
    keys: index.keys.map((key, i) => (index.columns[i] === old ? to : inText(key))),
  });
  table.uniques = table.uniques.map(renamed);
  table.indexes = table.indexes.map(renamed);
  table.checks = table.checks.map((check) => ({ ...check, expression: inText(check.expression) }));
  table.foreignKeys = table.foreignKeys.map((key) => ({ ...key, columns: key.columns.map(say) }));
}

export function dropIndex(table: TableState, name: string): void {
  table.indexes = table.indexes.filter((index) => !sameColumn(index.name, name));
  table.uniques = table.uniques.filter((index) => !sameColumn(index.name, name));
}

export function renameIndex(table: TableState, from: string, to: string): void {
  const named = <Index extends { readonly name: string }>(index: Index): Index =>
    sameColumn(index.name, from) ? { ...index, name: to } : index;
  table.uniques = table.uniques.map(named);
  table.indexes = table.indexes.map(named);
}

/** MariaDB and MySQL 8 drop any kind by its name. */
export function dropConstraint(table: TableState, name: string): void {
  dropIndex(table, name);
  table.checks = table.checks.filter((check) => !sameColumn(check.name, name));
  table.foreignKeys = table.foreignKeys.filter((key) => !sameColumn(key.name, name));
}

/** ALTER CHECK … NOT ENFORCED, and the other way. */
export function enforceCheck(table: TableState, name: string, isIdle: boolean): void {
  table.checks = table.checks.map((check) => (sameColumn(check.name, name) ? { ...check, isIdle } : check));
}

/** CONVERT TO CHARACTER SET: all texts of the table change. */
export function convertTexts(table: TableState, collation: string): void {
  table.collation = collation;
  table.columns = table.columns.map((column) => {
    const bare = column.type.replace(/ (?:collate|charset) \S+$/, '');
    return { ...column, type: withCollation(bare, collation) };
  });
}

function withCollation(type: string, collation: string): string {
  const parsed = parseType(type);
  const isText = lengthOf(parsed)?.kind === 'text' || parsed.name === 'enum' || parsed.name === 'set';
  return isText && parsed.collation === '' && collation !== '' ? `${type} ${collation}` : type;
}
