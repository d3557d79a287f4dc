import type { Schema } from '../../schema.ts';
import type { Facet, SchemaChange } from '../facet.ts';

/** How a reader tells alternatives apart: the field that names them, and which name stands for which. */
export const discriminators: Facet = (old, now) => {
  const [before, after] = [old.discriminator, now.discriminator];
  const base = { kind: 'discriminator', step: '', old: old.at, new: now.at } as const;
  if (before === undefined && after === undefined) return [];
  if (before === undefined || after === undefined) {
    return [{ ...base, effect: 'none', from: before?.field ?? 'none', to: after?.field ?? 'none' }];
  }
  if (before.field !== after.field) {
    return [{ ...base, effect: 'incomparable', from: before.field, to: after.field }];
  }
  return mappingChanges(old, now).map((words) => ({ ...base, effect: 'unknown', ...words }));
};

/** A name without a mapping stands for the schema of that name, so that which values are lost stays open. */
function mappingChanges(old: Schema, now: Schema): readonly Pick<SchemaChange, 'from' | 'to'>[] {
  const [before, after] = [old.discriminator?.mapping ?? new Map(), now.discriminator?.mapping ?? new Map()];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({ from: textOf(name, before), to: textOf(name, after) }));
}

function textOf(name: string, mapping: ReadonlyMap<string, string>): string {
  return `${name} = ${mapping.get(name) ?? 'not named'}`;
}
