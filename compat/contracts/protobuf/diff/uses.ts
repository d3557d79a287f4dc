import type { Use } from '../../change.ts';
import type { ProtoSchema } from '../model.ts';

export interface TypeUse extends Use {
  /** Canonical keys of the methods. */
  readonly calls: ReadonlySet<string>;
}

/** Which methods carry each type in their requests and responses, through all messages that hold it. */
export function usesOf(schemas: readonly ProtoSchema[]): ReadonlyMap<string, TypeUse> {
  const uses = new Map<string, { inRequests: boolean; inResponses: boolean; calls: Set<string> }>();
  for (const { schema, call, type: root, side } of schemas.flatMap(carriedTypes)) {
    for (const type of reachable(root, schema)) {
      const use = uses.get(type) ?? { inRequests: false, inResponses: false, calls: new Set<string>() };
      use[side] = true;
      use.calls.add(call);
      uses.set(type, use);
    }
  }
  return uses;
}

interface Carried {
  readonly schema: ProtoSchema;
  readonly call: string;
  readonly type: string;
  readonly side: 'inRequests' | 'inResponses';
}

function carriedTypes(schema: ProtoSchema): Carried[] {
  return [...schema.services.values()].flatMap((service) =>
    [...service.methods.values()].flatMap(({ name, request, response }): Carried[] => {
      const call = callKey(service.name, name);
      return [
        { schema, call, type: request, side: 'inRequests' },
        { schema, call, type: response, side: 'inResponses' },
      ];
    }),
  );
}

export function callKey(service: string, method: string): string {
  return `operation:RPC ${service}/${method}`;
}

function reachable(root: string, { messages }: ProtoSchema): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [root];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const { type } of messages.get(name)?.fields.values() ?? []) {
      const value = /^map<\w+, (.*)>$/.exec(type)?.[1] ?? type;
      waiting.push(value);
    }
  }
  return seen;
}
