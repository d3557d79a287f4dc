import type { Table } from '../../reports/index.ts';
import { columnText } from './digest.ts';
import type { SchemaModel, TableModel } from './model.ts';
import { plainName } from './sql.ts';

/** Columns of all tables that differ, old beside new, as raw rows for the report. */
export function changedTables(before: SchemaModel, after: SchemaModel): Table | undefined {
  const [old, now] = [byName(before), byName(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  const rows = names.flatMap((name) => columnRows(name, old.get(name), now.get(name)));
  if (rows.length === 0) return undefined;
  return { name: 'changed columns', tool: 'compat', columns: ['table', 'column', 'old', 'new'], rows };
}

function byName({ tables }: SchemaModel): Map<string, TableModel> {
  return new Map(tables.map((table) => [plainName(table), table]));
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
