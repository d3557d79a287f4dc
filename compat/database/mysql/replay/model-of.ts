/** The model of what a history has made. */
import type { IndexModel, OtherObjects, TableDetails } from '../../details.ts';
import type { Name, SchemaModel, TableModel } from '../../model.ts';
import { sameColumn, tableKey } from '../names.ts';
import { oneSpelling } from './spelling.ts';
import type { SchemaState, TriggerState } from './state.ts';
import type { ViewSource } from './state.ts';

/** The schema as it stands, independent of what follows. */
export function modelOf(state: SchemaState): SchemaModel {
  const { tables, views, functions, triggers } = state;
  const byName = (a: Name, b: Name): number => (tableKey(a) < tableKey(b) ? -1 : 1);
  return structuredClone({
    tables: [...tables.values()]
      .map((table): TableModel => {
        const { oid, schema, name, columns, uniques, checks, foreignKeys, indexes } = table;
        const own = [...triggers.values()].filter((trigger) => tableKey(trigger.table) === tableKey(table));
        const details = detailsOf(indexes, own);
        const enforced = checks.filter(({ isIdle }) => isIdle !== true);
        return { oid, schema, name, columns, uniques, checks: enforced, foreignKeys, details };
      })
      .sort(byName),
    views: [...views.values()]
      .map(({ oid, schema, name, columns, sources, writable, demands }) => ({
        oid,
        schema,
        name,
        columns: columns.map((column, i) => ({ ...column, type: shownType(state, sources[i]) })),
        writable,
        demands,
      }))
      .sort(byName),
    enums: [],
    functions: [...functions.values()]
      .sort(byName)
      .map(({ schema, name, arguments: given, result, body = '' }) => ({
        schema,
        name,
        arguments: given,
        result,
        body,
      })),
    others: othersOf(state),
  });
}

/** What MySQL has beside columns and constraints of a table. */
export function detailsOf(
  indexes: readonly IndexModel[],
  triggers: readonly Pick<TriggerState, 'name' | 'moment' | 'body'>[],
): TableDetails {
  return {
    indexes,
    exclusions: [],
    triggers: triggers
      .map(({ name, moment, body }) => ({
        name,
        enabled: true,
        definition: `${moment}: ${oneSpelling(body)}`,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    rowSecurity: [],
    collations: [],
    partition: null,
  };
}

/** What MySQL has of what belongs to no table. */
function othersOf({ events, grants }: SchemaState): OtherObjects {
  return {
    sequences: [],
    domains: [],
    extensions: [],
    settings: [],
    grants: [...grants.values()],
    events: [...events.values()].map(({ schema, name, schedule, text, enabled }) => ({
      schema,
      name,
      definition: `${schedule} do ${oneSpelling(text)}`,
      enabled,
    })),
  };
}

/** The type of what a view shows as it is; empty where nobody can tell, or it shows itself. */
function shownType(
  { tables, views }: Pick<SchemaState, 'tables' | 'views'>,
  source: ViewSource | undefined,
  depthMax = 20,
): string {
  if (source === undefined || depthMax === 0) return '';
  const { table, column } = source;
  const isIt = ({ name }: { readonly name: string }): boolean => sameColumn(name, column);
  const found = tables.get(table)?.columns.find(isIt);
  if (found !== undefined) return found.type;
  const view = views.get(table);
  return view === undefined
    ? ''
    : shownType({ tables, views }, view.sources[view.columns.findIndex(isIt)], depthMax - 1);
}
