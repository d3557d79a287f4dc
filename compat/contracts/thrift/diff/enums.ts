import { type ChangeCollector, newReader, oldReader, pairs } from '../../change-collector.ts';
import type { ThriftEnum, ThriftSchema } from '../model.ts';

export function diffEnums(old: ThriftSchema, now: ThriftSchema, collector: ChangeCollector): void {
  for (const { name, before, after } of pairs(old.enums, now.enums)) {
    collector.compared += 1;
    if (before && after) diffValues(before, after, collector);
    else if (before) {
      const element = { key: name, label: `enum \`${name}\``, old: before.at };
      collector.add(name, { ...element, rule: 'thrift-type-removed', layer: 'source', from: 'enum' });
    }
  }
}

function diffValues(old: ThriftEnum, now: ThriftEnum, collector: ChangeCollector): void {
  for (const { name: number, before, after } of pairs(old.values, now.values)) {
    const name = (after ?? before)?.name ?? '';
    const base = {
      key: `${now.name}.${name}`,
      label: `enum value \`${now.name}.${name}\``,
      old: before?.at ?? old.at,
      new: after?.at ?? now.at,
      layer: 'wire',
    } as const;
    collector.compared += 1;
    if (before && after) {
      if (before.name === after.name) continue;
      const words = { from: before.name, to: after.name };
      collector.add(now.name, { ...base, rule: 'thrift-enum-value-renamed', layer: 'source', ...words });
    } else if (before) {
      const from = `${before.name} = ${number}`;
      collector.add(now.name, { ...base, rule: 'thrift-enum-value-removed', fails: newReader, from });
    } else {
      const softened = 'old readers get a number that they have no name for, or null';
      const to = `${name} = ${number}`;
      collector.add(now.name, {
        ...base,
        rule: 'thrift-enum-value-added',
        isAllowed: true,
        fails: oldReader,
        to,
        softened,
      });
    }
  }
}
