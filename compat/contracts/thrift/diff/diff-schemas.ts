import { callKey, type Carried, ChangeCollector, pairs, reachable, usesOf } from '../../change-collector.ts';
import type { ContractDiff } from '../../kind.ts';
import type { ThriftSchema, ThriftType } from '../model.ts';
import { diffConstants } from './constants.ts';
import { diffEnums } from './enums.ts';
import { diffFields } from './fields.ts';
import { diffServices } from './services.ts';

/** Two schemas to what changed between them. Pure. */
export function diffSchemas(old: ThriftSchema, now: ThriftSchema): ContractDiff {
  const collector = new ChangeCollector(usesOf([old, now].flatMap(carriedTypes)));
  diffStructs(old, now, collector);
  diffEnums(old, now, collector);
  diffServices(old, now, collector);
  diffConstants(old, now, collector);
  return { changes: collector.changes, compared: collector.compared, unchecked: [] };
}

function diffStructs(old: ThriftSchema, now: ThriftSchema, collector: ChangeCollector): void {
  for (const { name, before, after } of pairs(old.structs, now.structs)) {
    collector.compared += 1;
    if (before === undefined) continue;
    const element = { key: name, label: `${before.kind} \`${name}\``, old: before.at };
    if (after === undefined) {
      collector.add(name, { ...element, rule: 'thrift-type-removed', layer: 'source', from: before.kind });
      continue;
    }
    if (before.kind !== after.kind) {
      const words = { from: before.kind, to: after.kind, new: after.at };
      collector.add(name, { ...element, rule: 'thrift-field-type-changed', layer: 'wire', ...words });
    }
    const list = {
      of: name,
      word: 'field',
      before: before.fields,
      after: after.fields,
      old: before.at,
      new: after.at,
    } as const;
    diffFields(list, collector, (found) => collector.add(name, found));
  }
}

function carriedTypes({ structs, services }: ThriftSchema): Carried[] {
  const inner = (name: string): string[] =>
    [...(structs.get(name)?.fields.values() ?? [])].flatMap(({ type }) => type.names);
  const all = (types: readonly ThriftType[]): Set<string> =>
    new Set(types.flatMap(({ names }) => names.flatMap((name) => [...reachable(name, inner)])));
  return [...services.values()].flatMap((service) =>
    [...service.functions.values()].flatMap(({ name, returns, parameters, exceptions }): Carried[] => {
      const call = callKey(service.name, name);
      const given = [returns, ...[...exceptions.values()].map(({ type }) => type)];
      const taken = [...parameters.values()].map(({ type }) => type);
      return [
        { call, side: 'inRequests', types: all(taken) },
        { call, side: 'inResponses', types: all(given) },
      ];
    }),
  );
}
