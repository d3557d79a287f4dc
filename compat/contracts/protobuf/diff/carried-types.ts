import { callKey, type Carried, reachable } from '../../change-collector.ts';
import type { ProtoSchema } from '../model.ts';

/** What the methods carry in their requests and responses, through all messages that hold it. */
export function carriedTypes({ services, messages }: ProtoSchema): Carried[] {
  const inner = (name: string): string[] =>
    [...(messages.get(name)?.fields.values() ?? [])].map(
      ({ type }) => /^map<\w+, (.*)>$/.exec(type)?.[1] ?? type,
    );
  return [...services.values()].flatMap((service) =>
    [...service.methods.values()].flatMap(({ name, request, response }): Carried[] => {
      const call = callKey(service.name, name);
      return [
        { call, side: 'inRequests', types: reachable(request, inner) },
        { call, side: 'inResponses', types: reachable(response, inner) },
      ];
    }),
  );
}
