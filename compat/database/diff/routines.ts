import type { Change } from '../changes.ts';
import { plainName } from '../sql.ts';
import type { FunctionModel, Name, SchemaModel } from '../model.ts';

/** Views and functions: what old code may name and no longer find. */
export function routineChanges(before: SchemaModel, after: SchemaModel): Change[] {
  const relations = new Map([...after.tables, ...after.views].map((item) => [plainName(item), item]));
  const oldNames = new Set([...before.tables, ...before.views].map(plainName));
  const [oldCalls, newCalls] = [signatures(before), signatures(after)];
  return [
    ...before.views.flatMap((view): Change[] => {
      const name = nameOf(view);
      const now = relations.get(plainName(view));
      if (now === undefined) return [{ kind: 'view-dropped', view: name }];
      const columns = new Set(now.columns.map((column) => column.name));
      return view.columns
        .filter((column) => !columns.has(column.name))
        .map((column) => ({ kind: 'view-column-dropped', view: name, column: column.name }));
    }),
    ...after.views
      .filter((view) => !oldNames.has(plainName(view)))
      .map((view): Change => ({ kind: 'view-added', view: nameOf(view) })),
    ...missing(oldCalls, newCalls).map(([signature, name]): Change => ({
      kind: 'function-dropped',
      signature,
      function: name,
    })),
    ...missing(newCalls, oldCalls).map(([signature, name]): Change => ({
      kind: 'function-added',
      signature,
      function: name,
    })),
  ];
}

function signatures({ functions }: SchemaModel): Map<string, Name> {
  const text = (item: FunctionModel): string => `${plainName(item)}(${item.arguments})`;
  return new Map(functions.map((item) => [text(item), nameOf(item)]));
}

function missing(from: Map<string, Name>, other: Map<string, Name>): [string, Name][] {
  return [...from].filter(([signature]) => !other.has(signature));
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}
