import { both, ChangeCollector, pairs } from '../change-collector.ts';
import type { ContractKind } from '../kind.ts';
import { otherMeanings } from './meanings.ts';
import { readTypes } from './read-types.ts';
import { avroBreaks } from './resolve.ts';
import { avroRules } from './rules/index.ts';

export const avro: ContractKind = {
  id: 'avro',
  title: 'Avro',
  reads: (name) => name.endsWith('.avsc'),
  async compare(old, now) {
    const collector = new ChangeCollector(new Map());
    for (const { name, before, after } of pairs(await readTypes(old), await readTypes(now))) {
      collector.compared += 1;
      const element = { key: name, label: `schema \`${name}\``, layer: 'wire' } as const;
      const places = {
        ...(before && { old: { file: before.file } }),
        ...(after && { new: { file: after.file } }),
      };
      if (after === undefined) {
        collector.add(name, {
          ...element,
          ...places,
          rule: 'avro-schema-removed',
          fails: both,
          from: 'schema',
        });
      } else if (before !== undefined) {
        for (const { reading, ...found } of avroBreaks(before.type, after.type))
          collector.add(name, { ...element, ...places, ...found, rule: `avro-${reading}` });
        for (const { path, ...found } of otherMeanings(before.written, after.written)) {
          const field = { key: `${name}${path}`, label: `field \`${name}${path}\``, layer: 'wire' } as const;
          collector.add(name, { ...field, ...places, ...found, rule: 'avro-meaning-changed' });
        }
      }
    }
    return { changes: collector.changes, compared: collector.compared, unchecked: [] };
  },
  rules: avroRules,
};
