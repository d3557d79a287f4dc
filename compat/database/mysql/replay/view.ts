import { readPath, sameColumn, tableKey, unquote } from '../names.ts';
import { textOf } from '../parser.ts';
import type { MysqlParser, Tree } from '../parser.ts';
import type { SchemaState, ViewSource } from './state.ts';

/** A column of a view, and the column that it shows, where it shows one as it is. */
export interface ViewColumn {
  readonly name: string;
  readonly from?: ViewSource | undefined;
}

/** The columns that a view's query gives; undefined where the parser does not know it. */
export function viewColumns(
  state: SchemaState,
  query: string,
  parser: MysqlParser,
): ViewColumn[] | undefined {
  const tree = parser.parse(query.replace(/\s+with\s+(?:cascaded\s+|local\s+)?check\s+option\s*$/i, ''));
  if (tree?.['type'] !== 'select' || !Array.isArray(tree['columns'])) return undefined;
  const sources = (Array.isArray(tree['from']) ? (tree['from'] as Tree[]) : []).map((source) => ({
    alias: textOf(source['as'] ?? source['table']),
    columns: columnsOf(state, source),
  }));
  const from = (qualifier: unknown, column: string): ViewSource | undefined => {
    const asked = sources.filter(({ alias }) => typeof qualifier !== 'string' || alias === qualifier);
    const shown = asked.flatMap(({ columns = [] }) => columns);
    return shown.find(({ name }) => sameColumn(name, column))?.from;
  };
  const found: ViewColumn[] = [];
  for (const { expr, as } of tree['columns'] as { expr: Tree; as: string | null }[]) {
    if (expr['type'] === 'column_ref' && expr['column'] === '*') {
      const taken = sources.filter(({ alias }) => expr['table'] === null || expr['table'] === alias);
      if (taken.some(({ columns }) => columns === undefined)) return undefined;
      found.push(...taken.flatMap(({ columns }) => columns ?? []));
    } else if (expr['type'] === 'column_ref') {
      const column = String(expr['column']);
      found.push({ name: as ?? column, from: from(expr['table'], column) });
    } else found.push({ name: as ?? query.trim() });
  }
  return found;
}

function columnsOf({ tables, views, using }: SchemaState, { db, table }: Tree): ViewColumn[] | undefined {
  if (typeof table !== 'string') return undefined;
  const path = typeof db === 'string' ? `\`${db}\`.\`${table}\`` : `\`${table}\``;
  const key = tableKey(readPath(path, using && unquote(using)));
  const columns = (tables.get(key) ?? views.get(key))?.columns;
  return columns?.map(({ name }) => ({ name, from: { table: key, column: name } }));
}
