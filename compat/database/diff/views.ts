import type { Change } from '../changes.ts';
import { plainName } from '../sql.ts';
import type { Name, SchemaModel, ViewModel } from '../model.ts';
import { typeChange } from './type-change.ts';

/** Views: what old code may name and no longer find, or no longer do with them. */
export function viewChanges(before: SchemaModel, after: SchemaModel): Change[] {
  const tables = new Map(after.tables.map((table) => [plainName(table), table]));
  const views = new Map(after.views.map((view) => [plainName(view), view]));
  const oldNames = new Set([...before.tables, ...before.views].map(plainName));
  return [
    ...before.views.flatMap((view): Change[] => {
      const now = views.get(plainName(view));
      const found = now ?? tables.get(plainName(view));
      if (found === undefined) return [{ kind: 'view-dropped', view: nameOf(view) }];
      return [...columnChanges(view, found), ...(now === undefined ? [] : stricter(view, now))];
    }),
    ...after.views
      .filter((view) => !oldNames.has(plainName(view)))
      .map((view): Change => ({ kind: 'view-added', view: nameOf(view) })),
  ];
}

function columnChanges(old: ViewModel, now: Pick<ViewModel, 'columns'>): Change[] {
  const view = nameOf(old);
  const types = new Map(now.columns.map(({ name, type }) => [name, type]));
  const changes = old.columns.flatMap(({ name: column, type }): Change[] => {
    const newType = types.get(column);
    if (newType === undefined) return [{ kind: 'view-column-dropped', view, column }];
    if (typeChange(type, newType) === 'same') return [];
    return [{ kind: 'view-column-type-changed', view, column, type, newType }];
  });
  return [...changes, ...reordered(old, now)];
}

/** Columns that stand in both and changed places. */
function reordered(old: ViewModel, now: Pick<ViewModel, 'columns'>): Change[] {
  const inBoth = (own: Pick<ViewModel, 'columns'>, other: Pick<ViewModel, 'columns'>): string[] => {
    const names = new Set(other.columns.map(({ name }) => name));
    return own.columns.map(({ name }) => name).filter((name) => names.has(name));
  };
  const [order, newOrder] = [inBoth(old, now), inBoth(now, old)];
  const table = nameOf(old);
  return order.every((name, i) => name === newOrder[i])
    ? []
    : [{ kind: 'columns-reordered', table, newTable: table, order, newOrder }];
}

function stricter(old: ViewModel, now: ViewModel): Change[] {
  const lost = takenBy(old).filter((write) => !takenBy(now).includes(write));
  const demands = (now.demands ?? []).filter((demand) => !(old.demands ?? []).includes(demand));
  const isSame = lost.length === 0 && demands.length === 0;
  return isSame ? [] : [{ kind: 'view-made-stricter', view: nameOf(old), lost, demands }];
}

function takenBy({ takes, writable }: ViewModel): readonly string[] {
  return takes ?? (writable ? ['INSERT', 'UPDATE', 'DELETE'] : []);
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}
