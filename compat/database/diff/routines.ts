import type { Change } from '../changes.ts';
import { typeChange } from './type-change.ts';
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
      const types = new Map(now.columns.map((column) => [column.name, column.type]));
      return view.columns.flatMap(({ name: column, type }): Change[] => {
        const newType = types.get(column);
        if (newType === undefined) return [{ kind: 'view-column-dropped', view: name, column }];
        if (typeChange(type, newType) === 'same') return [];
        return [{ kind: 'view-column-type-changed', view: name, column, type, newType }];
      });
    }),
    ...after.views
      .filter((view) => !oldNames.has(plainName(view)))
      .map((view): Change => ({ kind: 'view-added', view: nameOf(view) })),
    ...missing(oldCalls, newCalls).map(([signature, name]): Change => ({
      kind: 'function-dropped',
      signature,
      function: name,
    })),
    ...[...oldCalls].flatMap(([signature, { result, ...old }]): Change[] => {
      const newResult = newCalls.get(signature)?.result;
      return newResult === undefined || newResult === result
        ? []
        : [{ kind: 'function-result-changed', signature, function: nameOf(old), result, newResult }];
    }),
    ...missing(newCalls, oldCalls).map(([signature, name]): Change => ({
      kind: 'function-added',
      signature,
      function: name,
    })),
  ];
}

function signatures({ functions }: SchemaModel): Map<string, FunctionModel> {
  const text = (item: FunctionModel): string => `${plainName(item)}(${item.arguments})`;
  return new Map(functions.map((item) => [text(item), item]));
}

function missing<Item extends Name>(from: Map<string, Item>, other: Map<string, Item>): [string, Name][] {
  return [...from]
    .filter(([signature]) => !other.has(signature))
    .map(([signature, item]) => [signature, nameOf(item)]);
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}
