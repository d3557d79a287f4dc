import type { ProtoEnum, ProtoField, ProtoMessage, ProtoSchema } from '../model.ts';

export type Sample =
  boolean | number | string | Uint8Array | readonly Sample[] | { readonly [name: string]: Sample };

const long = 2 ** 40;
const ofScalars: Readonly<Record<string, readonly Sample[]>> = {
  bool: [true],
  int32: [1, -1],
  sint32: [1, -1],
  sfixed32: [1, -1],
  uint32: [1, 4_294_967_295],
  fixed32: [1, 4_294_967_295],
  int64: [1, long],
  sint64: [1, long],
  sfixed64: [1, long],
  uint64: [1, long],
  fixed64: [1, long],
  float: [1.5],
  double: [1.5],
  string: ['text', '7'],
  bytes: [Uint8Array.of(255, 1)],
};

/** A few values of a field, the plainest first; none for what is not made: groups, and types that are not there. */
export function samplesOf(field: ProtoField, schema: ProtoSchema): readonly Sample[] {
  const one = valuesOf(field, schema);
  if (field.cardinality === 'map') return one.map((value) => ({ key: value }));
  return field.cardinality === 'repeated' ? one.map((value) => [value, value]) : one;
}

function valuesOf({ type, form }: ProtoField, { enums, messages }: ProtoSchema): readonly Sample[] {
  const value = /^map<\w+, (.*)>$/.exec(type)?.[1] ?? type;
  if (form === 'group') return [];
  const scalar = ofScalars[value];
  if (scalar !== undefined) return scalar;
  const known = enums.get(value);
  if (known !== undefined) return numbersOf(known);
  const message = messages.get(value);
  return message === undefined ? [] : [messageOf(message)];
}

function numbersOf({ values }: ProtoEnum): number[] {
  return [...values.keys()].filter((number) => number !== 0).toReversed();
}

/** Its plain scalars only: enough to be read otherwise. */
function messageOf({ fields }: ProtoMessage): Sample {
  const found = scalarsOf(fields).map((field): [string, Sample] => [
    field.name,
    ofScalars[field.type]?.[0] ?? 1,
  ]);
  return Object.fromEntries(found);
}

/** The scalar fields of a message that stand alone. */
export function scalarsOf(fields: ProtoMessage['fields']): ProtoField[] {
  return [...fields.values()].filter(
    ({ form, cardinality, type }) =>
      form === 'scalar' && type in ofScalars && !['repeated', 'map'].includes(cardinality),
  );
}
