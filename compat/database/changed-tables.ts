import type { Table } from '../../reports/index.ts';
import { columnText } from './digest.ts';
import type { SchemaModel, TableModel } from './model.ts';
import { plainName } from './sql.ts';

/** Columns of all tables that differ, old beside new, as raw rows for the report. */
export function changedTables(before: SchemaModel, after: SchemaModel): Table | undefined {
  const names = [...new Set([...before.tables, ...after.tables].map(plainName))].sort();
  const find = (model: SchemaModel, name: string): TableModel | undefined =>
    model.tables.find((table) => plainName(table) === name);
  const rows = names.flatMap((name) => columnRows(name, find(before, name), find(after, name)));
  if (rows.length === 0) return undefined;
  return { name: 'changed columns', tool: 'compat', columns: ['table', 'column', 'old', 'new'], rows };
}

function columnRows(
  name: string,
  before: TableModel | undefined,
  after: TableModel | undefined,
): (string | null)[][] {
  const columns = new Set(
    [...(before?.columns ?? []), ...(after?.columns ?? [])].map((column) => column.name),
  );
  const text = (table: TableModel | undefined, column: string): string | null => {
    const found = table?.columns.find((item) => item.name === column);
    return found === undefined ? null : columnText(found);
  };
  return [...columns]
    .map((column) => [name, column, text(before, column), text(after, column)])
    .filter(([, , old, now]) => old !== now);
}
