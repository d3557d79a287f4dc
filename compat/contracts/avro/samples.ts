import type { AvroType } from './read-types.ts';

const depthMax = 4;

/** As the library describes types; which members are there depends on `typeName`. */
interface Described {
  readonly typeName: string;
  readonly branchName?: string;
  readonly fields?: readonly { readonly name: string; readonly type: Described }[];
  readonly symbols?: readonly string[];
  readonly itemsType?: Described;
  readonly valuesType?: Described;
  readonly types?: readonly Described[];
  readonly size?: number;
  readonly underlyingType?: Described;
}

/** A small value of the type, always the same one: the last symbol of an enum, the last branch of a union. */
export function sampleOf(type: AvroType): unknown {
  return valueOf(type, 0);
}

const ofPrimitives: Readonly<Record<string, unknown>> = {
  null: null,
  boolean: true,
  int: 1,
  long: 1,
  float: 1.5,
  double: 1.5,
  string: 'text',
};

function valueOf(type: Described, depth: number): unknown {
  const { typeName, types = [], fields = [], symbols = [], size = 1 } = type;
  if (typeName in ofPrimitives) return ofPrimitives[typeName];
  if (typeName === 'bytes') return Buffer.of(1);
  if (typeName === 'fixed') return Buffer.alloc(size, 1);
  if (typeName === 'enum') return symbols.at(-1);
  const isDeep = depth >= depthMax;
  if (typeName === 'array') return isDeep || !type.itemsType ? [] : [valueOf(type.itemsType, depth + 1)];
  if (typeName === 'map')
    return isDeep || !type.valuesType ? {} : { key: valueOf(type.valuesType, depth + 1) };
  if (typeName.includes('union')) {
    const branch = (isDeep ? types.find((one) => one.typeName === 'null') : undefined) ?? types.at(-1);
    if (branch === undefined) return null;
    const value = valueOf(branch, depth + 1);
    const isWrapped = typeName === 'union:wrapped' && branch.typeName !== 'null';
    return isWrapped ? { [branch.branchName ?? branch.typeName]: value } : value;
  }
  if (type.underlyingType !== undefined) return valueOf(type.underlyingType, depth);
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, depth + 1)]));
}
