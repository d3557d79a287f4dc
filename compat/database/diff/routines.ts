import type { Change } from '../changes.ts';
import { plainName } from '../sql.ts';
import type { CallModel, FunctionModel, Name, SchemaModel } from '../model.ts';

/** Functions: what old code may call and no longer find, or call in vain. */
export function routineChanges(before: SchemaModel, after: SchemaModel): Change[] {
  const [oldCalls, newCalls] = [signatures(before), signatures(after)];
  return [
    ...missing(oldCalls, newCalls).map(([signature, name]): Change => ({
      kind: 'function-dropped',
      signature,
      function: name,
    })),
    ...[...oldCalls].flatMap(([signature, old]): Change[] => {
      const now = newCalls.get(signature);
      return now === undefined ? [] : changesOf(signature, old, now);
    }),
    ...missing(newCalls, oldCalls).map(([signature, name]): Change => ({
      kind: 'function-added',
      signature,
      function: name,
    })),
  ];
}

function changesOf(signature: string, old: FunctionModel, now: FunctionModel): Change[] {
  const base = { signature, function: nameOf(old) };
  const [result, newResult] = [old.result, now.result];
  if (result !== newResult) return [{ kind: 'function-result-changed', ...base, result, newResult }];
  if (old.call === undefined || now.call === undefined) return [];
  const change: Change = {
    kind: 'function-altered',
    ...base,
    ...callChanges(old.call, now.call),
    newBody: old.body === now.body ? null : (now.body ?? null),
  };
  const { renamed, required, asCaller, nullForNull, newBody } = change;
  const isChanged = renamed.length > 0 || required !== null || asCaller || nullForNull || newBody !== null;
  return isChanged ? [change] : [];
}

/** What a call of old code may run into; what only becomes possible is left out. */
function callChanges(old: CallModel, now: CallModel) {
  return {
    renamed: old.parameters.flatMap((name, i) => {
      const to = now.parameters[i] ?? '';
      return name === '' || name === to ? [] : [{ name, to }];
    }),
    required: now.required > old.required ? ([old.required, now.required] as const) : null,
    asCaller: old.definer && !now.definer,
    nullForNull: !old.strict && now.strict,
  };
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
