import type { Fails } from '../../change.ts';
import type { ProtoEnum, ProtoField, ProtoSchema } from '../model.ts';
import { both, nobody, oldReader } from '../../change-collector.ts';

/** Scalars that share their bytes, the narrower first. (Protocol Buffers, "Updating a message type".) */
const wireGroups: readonly (readonly string[])[] = [
  ['bool', 'uint32', 'int32', 'uint64', 'int64'],
  ['sint32', 'sint64'],
  ['fixed32', 'sfixed32'],
  ['fixed64', 'sfixed64'],
];

/** Of those, the ones that JSON writes alike: 64 bits are texts there. */
const jsonGroups: readonly (readonly string[])[] = [
  ['uint32', 'int32'],
  ['uint64', 'int64'],
  ['fixed32', 'sfixed32'],
  ['fixed64', 'sfixed64'],
];

export interface TypeChange {
  readonly layer: 'wire' | 'json' | 'source';
  readonly fails: Fails;
  readonly softened?: string;
}

/** What another type of a field breaks; undefined where the types are the same. */
export function typeChange(
  before: ProtoField,
  after: ProtoField,
  schemas: readonly [ProtoSchema, ProtoSchema],
): TypeChange | undefined {
  if (before.type === after.type && before.form === after.form) return undefined;
  if (before.form === 'scalar' && after.form === 'scalar') return scalarChange(before.type, after.type);
  if (before.form === 'enum' && after.form === 'enum') {
    return enumChange(schemas[0].enums.get(before.type), schemas[1].enums.get(after.type));
  }
  return { layer: 'wire', fails: both };
}

function scalarChange(from: string, to: string): TypeChange {
  if (from === 'string' && to === 'bytes') return { layer: 'json', fails: both };
  const group = wireGroups.find((types) => types.includes(from) && types.includes(to));
  if (group === undefined) return { layer: 'wire', fails: both };
  const isJsonEqual = jsonGroups.some((types) => types.includes(from) && types.includes(to));
  const softened = 'the bytes are read, but numbers beyond the other type are cut';
  return isJsonEqual ? { layer: 'wire', fails: both, softened } : { layer: 'json', fails: both };
}

/** Another enum is the same on the wire where it names at least the same numbers alike. */
function enumChange(before: ProtoEnum | undefined, after: ProtoEnum | undefined): TypeChange {
  const short = (name = ''): string => name.slice(name.lastIndexOf('.') + 1);
  const isSame =
    before !== undefined &&
    after !== undefined &&
    short(before.name) === short(after.name) &&
    [...before.values].every(([number, names]) =>
      names.some((name) => after.values.get(number)?.includes(name)),
    );
  if (!isSame) return { layer: 'wire', fails: both };
  const hasMore = [...after.values.keys()].some((number) => !before.values.has(number));
  return { layer: 'source', fails: hasMore ? oldReader : nobody };
}
