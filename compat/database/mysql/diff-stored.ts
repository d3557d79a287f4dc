/** What differs in what the server keeps as text: routines and events. Pure. */
import type { Change } from '../changes.ts';
import { plainName } from '../sql.ts';
import type { FunctionModel, Name, SchemaModel } from '../model.ts';
import { splitAtCommas } from './replay/text.ts';

/** A name stands for one routine of each kind, so that another list of arguments is no other routine. */
export function routineChanges(before: SchemaModel, after: SchemaModel): Change[] {
  const now = new Map(after.functions.map((routine) => [keyOf(routine), routine]));
  const old = new Set(before.functions.map(keyOf));
  return [
    ...before.functions.flatMap((routine): Change[] => {
      const found = now.get(keyOf(routine));
      return found === undefined
        ? [{ kind: 'function-dropped', signature: signatureOf(routine), function: nameOf(routine) }]
        : changesOf(routine, found);
    }),
    ...after.functions
      .filter((routine) => !old.has(keyOf(routine)))
      .map((routine): Change => ({
        kind: 'function-added',
        signature: signatureOf(routine),
        function: nameOf(routine),
      })),
  ];
}

function changesOf(old: FunctionModel, now: FunctionModel): Change[] {
  const signature = signatureOf(old);
  const { result } = old;
  const changes: Change[] = [];
  if (old.arguments !== now.arguments || old.body !== now.body) {
    changes.push({
      kind: 'routine-changed',
      routine: nameOf(old),
      kindOf: kindOf(old),
      arguments: old.arguments,
      newArguments: now.arguments,
      counts: [countOf(old), countOf(now)],
    });
  }
  if (result !== now.result) {
    const newResult = now.result;
    changes.push({ kind: 'function-result-changed', signature, function: nameOf(old), result, newResult });
  }
  return changes;
}

function countOf(routine: FunctionModel): number {
  return splitAtCommas(routine.arguments).length;
}

function kindOf({ result }: FunctionModel): 'function' | 'procedure' {
  return result === 'procedure' ? 'procedure' : 'function';
}

function keyOf(routine: FunctionModel): string {
  return `${kindOf(routine)} ${plainName(routine).toLowerCase()}`;
}

function signatureOf(routine: FunctionModel): string {
  return `${plainName(routine)}(${routine.arguments})`;
}

/** Events that are gone, disabled, or do something else; disabled ones are as good as none. */
export function eventChanges(before: SchemaModel, after: SchemaModel): Change[] {
  const running = ({ others }: SchemaModel) => (others?.events ?? []).filter(({ enabled }) => enabled);
  const now = new Map(running(after).map((event) => [plainName(event), event]));
  return running(before).flatMap((event): Change[] => {
    const newEvent = now.get(plainName(event)) ?? null;
    return newEvent?.definition === event.definition ? [] : [{ kind: 'event-changed', event, newEvent }];
  });
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}
