import { effectOf } from '../../changes.ts';
import { intersection, minus } from '../../sets.ts';
import type { Schema, TypeName } from '../../schema.ts';
import type { Facet, SchemaChange } from '../facet.ts';

const shownMax = 12;

/** Lists of accepted values. */
export const enums: Facet = (old, now) => {
  // Where no type is left in common the change of type says all.
  if (intersection(old.types, now.types).size === 0) return [];
  const base = { kind: 'enum', step: '', old: old.at, new: now.at } as const;
  if (old.enum === undefined && now.enum === undefined) return openEnum(old, now);
  if (isWhole(old, now) || isWhole(now, old)) return [];
  if (old.enum === undefined)
    return [{ ...base, effect: 'narrows', from: 'any value', to: listed(now.enum) }];
  if (now.enum === undefined) return [{ ...base, effect: 'widens', from: listed(old.enum), to: 'any value' }];
  const lost = minus(old.enum, now.enum);
  const gained = minus(now.enum, old.enum);
  if (lost.size === 0 && gained.size === 0) return [];
  const effect = effectOf(lost.size > 0, gained.size > 0);
  return [
    {
      ...base,
      effect,
      ...(lost.size > 0 ? { from: listed(lost) } : {}),
      ...(gained.size > 0 ? { to: listed(gained) } : {}),
    },
  ];
};

/** True where one names no values, and all that its types and bounds leave are named by the other. */
function isWhole(unnamed: Schema, named: Schema): boolean {
  if (unnamed.enum !== undefined || named.enum === undefined) return false;
  const values = fewValues(unnamed);
  return values !== undefined && minus(values, named.enum).size === 0;
}

const fewMax = 100;

/** The values of a schema of booleans, or of whole numbers between near bounds; undefined for others. */
function fewValues({ types, limits, multipleOf }: Schema): ReadonlySet<string> | undefined {
  const plain = minus(types, new Set<TypeName>(['null', 'boolean', 'integer']));
  // null is a type of its own, listed or not
  if (plain.size > 0 || !(types.has('boolean') || types.has('integer'))) return undefined;
  const values = new Set<string>();
  if (types.has('boolean')) values.add('true').add('false');
  if (!types.has('integer')) return values;
  const [least, most] = [limits.get('minimum')?.value, limits.get('maximum')?.value];
  if (least === undefined || most === undefined || multipleOf !== undefined || most - least > fewMax)
    return undefined;
  for (let value = Math.ceil(least); value <= most; value += 1) values.add(String(value));
  return values;
}

/** More values than the named ones may be written, so only a named value that is gone takes something away. */
function openEnum(old: Schema, now: Schema): readonly SchemaChange[] {
  if (old.examples === undefined || now.examples === undefined) return [];
  const lost = minus(old.examples, now.examples);
  if (lost.size === 0) return [];
  const places = { step: '', old: old.at, new: now.at };
  return [{ kind: 'enum', effect: 'narrows', from: listed(lost), ...places }];
}

function listed(values: ReadonlySet<string> | undefined): string {
  const all = [...(values ?? [])].sort();
  const more = all.length > shownMax ? `, and ${all.length - shownMax} more` : '';
  return all.slice(0, shownMax).join(', ') + more;
}
