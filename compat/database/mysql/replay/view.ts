import { readPath, tableKey, unquote } from '../names.ts';
import { textOf } from '../parser.ts';
import type { MysqlParser, Tree } from '../parser.ts';
import type { SchemaState } from './state.ts';

/** Names of the columns that a view's query gives; undefined where the parser does not know it. */
export function viewColumns(state: SchemaState, query: string, parser: MysqlParser): string[] | undefined {
  const tree = parser.parse(query.replace(/\s+with\s+(?:cascaded\s+|local\s+)?check\s+option\s*$/i, ''));
  if (tree?.['type'] !== 'select' || !Array.isArray(tree['columns'])) return undefined;
  const sources = (Array.isArray(tree['from']) ? (tree['from'] as Tree[]) : []).map((source) => ({
    alias: textOf(source['as'] ?? source['table']),
    columns: columnsOf(state, source),
  }));
  const names: string[] = [];
  for (const { expr, as } of tree['columns'] as { expr: Tree; as: string | null }[]) {
    if (as !== null) names.push(as);
    else if (expr['type'] === 'column_ref' && expr['column'] === '*') {
      const taken = sources.filter(({ alias }) => expr['table'] === null || expr['table'] === alias);
      if (taken.some(({ columns }) => columns === undefined)) return undefined;
      names.push(...taken.flatMap(({ columns }) => columns ?? []));
    } else if (expr['type'] === 'column_ref') names.push(String(expr['column']));
    else names.push(query.trim());
  }
  return names;
}

function columnsOf({ tables, views, using }: SchemaState, { db, table }: Tree): string[] | undefined {
  if (typeof table !== 'string') return undefined;
  const path = typeof db === 'string' ? `\`${db}\`.\`${table}\`` : `\`${table}\``;
  const key = tableKey(readPath(path, using && unquote(using)));
  return (tables.get(key) ?? views.get(key))?.columns.map(({ name }) => name);
}
