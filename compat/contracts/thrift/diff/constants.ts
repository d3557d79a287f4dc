import { type ChangeCollector, pairs } from '../../change-collector.ts';
import type { ThriftSchema } from '../model.ts';

/** What changes only the code that is made: constants and namespaces. */
export function diffConstants(old: ThriftSchema, now: ThriftSchema, collector: ChangeCollector): void {
  diffTexts('constant', [old.constants, now.constants], collector);
  diffTexts('namespace', [old.namespaces, now.namespaces], collector);
}

function diffTexts(
  what: 'constant' | 'namespace',
  [old, now]: readonly [ThriftSchema['constants'], ThriftSchema['constants']],
  collector: ChangeCollector,
): void {
  for (const { name, before, after } of pairs(old, now)) {
    collector.compared += 1;
    if (before === undefined || before.text === after?.text) continue;
    collector.addCall(`type:${name}`, ['A'], {
      rule: `thrift-${what}-changed`,
      key: name,
      label: `${what} \`${name}\``,
      layer: 'source',
      from: before.text,
      to: after?.text ?? 'gone',
      old: before.at,
      ...(after === undefined ? {} : { new: after.at }),
    });
  }
}
