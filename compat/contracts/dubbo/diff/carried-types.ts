import { callKey, type Carried, reachable } from '../../change-collector.ts';
import type { JavaSchema } from '../model.ts';

/** What the methods carry: parameters, results and exceptions, with all that their values may hold. */
export function carriedTypes({ services, classes }: JavaSchema): Carried[] {
  const children = childrenOf(classes);
  const inner = (name: string): string[] => [
    ...[...(classes.get(name)?.fields.values() ?? [])].flatMap(({ type }) => type.names),
    ...(children.get(name) ?? []),
  ];
  const all = (names: readonly string[]): Set<string> =>
    new Set(names.flatMap((name) => [...reachable(name, inner)]));
  return [...services.values()].flatMap((service) =>
    [...(service.methods?.values() ?? [])].flatMap(({ name, types, exceptions }): Carried[] => {
      const call = callKey(service.interface, name);
      const taken = types?.parameters.flatMap((type) => type.names) ?? [];
      const given = [...(types?.returns.names ?? []), ...exceptions];
      return [
        { call, side: 'inRequests', types: all(taken) },
        { call, side: 'inResponses', types: all(given) },
      ];
    }),
  );
}

/** Where a class is named, a value may be of any class that extends it. */
function childrenOf(classes: JavaSchema['classes']): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { name, parent } of classes.values())
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), name]);
  return children;
}
