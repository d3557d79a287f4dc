import type { ProtoMethod, ProtoService } from '../model.ts';
import { callKey, type Found, pairs } from '../../change-collector.ts';
import type { DiffContext } from './context.ts';
import { movedType } from './messages.ts';

export function diffServices(context: DiffContext): void {
  for (const { name, before, after } of pairs(context.old.services, context.now.services)) {
    context.compared += 1;
    if (before && after) {
      const moved = movedType('service', [before, after], context);
      if (moved) context.addCall(`type:${name}`, ['A'], moved);
      diffMethods(before, after, context);
    } else if (before) {
      const words = { from: `${before.methods.size} methods`, old: before.at };
      const found = {
        rule: 'proto-service-removed',
        key: name,
        label: `service \`${name}\``,
        layer: 'wire',
        ...words,
      } as const;
      const [first = `type:${name}`] = [...before.methods.keys()].map((method) => callKey(name, method));
      context.addCall(first, ['A'], found);
    }
  }
}

function diffMethods(before: ProtoService, after: ProtoService, context: DiffContext): void {
  for (const { name, before: was, after: is } of pairs(before.methods, after.methods)) {
    const call = callKey(after.name, name);
    const element = {
      key: `${after.name}/${name}`,
      label: `method \`${after.name}/${name}\``,
      layer: 'wire',
    } as const;
    context.compared += 1;
    if (was && is) diffMethod([was, is], { context, call, element });
    else if (was) {
      context.addCall(call, ['A'], {
        ...element,
        rule: 'proto-method-removed',
        from: signature(was),
        old: was.at,
        new: after.at,
      });
    } else if (is) {
      context.addCall(call, ['B'], {
        ...element,
        rule: 'proto-method-added',
        isAllowed: true,
        to: signature(is),
        old: before.at,
        new: is.at,
      });
    }
  }
}

function signature({ request, response, clientStreams, serverStreams }: ProtoMethod): string {
  const shown = (type: string, streams: boolean): string => (streams ? `stream ${type}` : type);
  return `(${shown(request, clientStreams)}) returns (${shown(response, serverStreams)})`;
}

function diffMethod(
  [was, is]: readonly [ProtoMethod, ProtoMethod],
  {
    context,
    call,
    element,
  }: {
    readonly context: DiffContext;
    readonly call: string;
    readonly element: Pick<Found, 'key' | 'label' | 'layer'>;
  },
): void {
  const add = (rule: string, from: string, to: string): void => {
    if (from !== to)
      context.addCall(call, ['A', 'B'], { ...element, rule, from, to, old: was.at, new: is.at });
  };
  add('proto-method-type-changed', `request ${was.request}`, `request ${is.request}`);
  add('proto-method-type-changed', `response ${was.response}`, `response ${is.response}`);
  add(
    'proto-method-streaming-changed',
    streams('client', was.clientStreams),
    streams('client', is.clientStreams),
  );
  add(
    'proto-method-streaming-changed',
    streams('server', was.serverStreams),
    streams('server', is.serverStreams),
  );
  if (was.idempotency !== is.idempotency) {
    const words = { from: was.idempotency, to: is.idempotency, old: was.at, new: is.at };
    const softened = 'only callers and proxies that retry by it are concerned';
    context.addCall(call, ['A', 'B'], {
      ...element,
      rule: 'proto-method-idempotency-changed',
      ...words,
      softened,
    });
  }
}

function streams(who: string, does: boolean): string {
  return does ? `${who} streams` : `${who} sends one`;
}
