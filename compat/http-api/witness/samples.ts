/** The smallest value that a schema lets through, as far as that is found without searching. */
import { PatternSets } from '../diff/pattern-sets.ts';
import type { Side } from '../contract.ts';
import type { Schema, SchemaNode, TypeName } from '../schema.ts';
import { type Sample, sampleText } from './sample-text.ts';

export type JsonObjectValue = Record<string, unknown>;

const stepsMax = 2000;
const itemsMax = 200;
const order: readonly TypeName[] = ['string', 'integer', 'fraction', 'boolean', 'object', 'array', 'null'];

export class Sampler {
  readonly patterns = new PatternSets();
  readonly #side: Side;
  #steps = 0;

  constructor(side: Side) {
    this.#side = side;
  }

  /** `other` is a schema that the value should fit as well, where that costs nothing. */
  of(node: SchemaNode, other?: SchemaNode, open: ReadonlySet<string> = new Set()): Sample {
    this.#steps += 1;
    if (open.has(node.id) || this.#steps > stepsMax) return undefined;
    return this.ofSchema(node.read(), other?.read(), new Set([...open, node.id]));
  }

  ofSchema(schema: Schema, other?: Schema, open: ReadonlySet<string> = new Set()): Sample {
    if (schema.opaque !== undefined) return undefined;
    if (schema.enum !== undefined) {
      const values = [...schema.enum];
      const shared = values.find((value) => other?.enum?.has(value) ?? true) ?? values[0];
      return shared === undefined ? undefined : { value: JSON.parse(shared) as unknown };
    }
    const [union, ...more] = schema.unions;
    if (union !== undefined) return this.#ofUnion({ ...schema, unions: more }, union.members, open);
    const types = order.filter((type) => schema.types.has(type));
    const shared = types.filter((type) => other?.types.has(type) ?? true);
    for (const type of [...shared, ...types]) {
      const sample = this.#ofType(type, schema, { other, open });
      if (sample !== undefined) return sample;
    }
    return undefined;
  }

  /** The object with its required fields, and those that `other` requires. */
  object(schema: Schema, other?: Schema, open: ReadonlySet<string> = new Set()): JsonObjectValue | undefined {
    const names = new Set(schema.required);
    for (const name of other?.required ?? [])
      if (schema.extra !== 'none' || schema.properties.has(name)) names.add(name);
    const least = schema.limits.get('minProperties')?.value ?? 0;
    for (const name of schema.properties.keys()) if (names.size < least) names.add(name);
    const value: JsonObjectValue = {};
    for (const name of names) {
      const node = schema.properties.get(name);
      if (node !== undefined && this.#isHidden(node)) continue;
      const twin = other?.properties.get(name);
      const field = this.#field(node, twin, schema, open);
      if (field === undefined) return undefined;
      value[name] = field.value;
    }
    return value;
  }

  #field(
    node: SchemaNode | undefined,
    twin: SchemaNode | undefined,
    { extra }: Schema,
    open: ReadonlySet<string>,
  ): Sample {
    if (node !== undefined) return this.of(node, twin, open);
    if (typeof extra === 'object') return this.of(extra, twin, open);
    return (twin && this.of(twin, undefined, open)) ?? { value: 'text' };
  }

  #ofUnion(beside: Schema, members: readonly SchemaNode[], open: ReadonlySet<string>): Sample {
    for (const member of members) {
      const part = this.of(member, undefined, open);
      if (part === undefined) continue;
      if (!isObject(part.value)) return part;
      const rest = beside.types.has('object') ? this.object(beside, undefined, open) : {};
      return { value: { ...rest, ...part.value } };
    }
    return undefined;
  }

  #ofType(
    type: TypeName,
    schema: Schema,
    { other, open }: { readonly other: Schema | undefined; readonly open: ReadonlySet<string> },
  ): Sample {
    if (type === 'null') return { value: null };
    if (type === 'boolean') return { value: true };
    if (type === 'string') return sampleText(schema, this.patterns);
    if (type === 'integer' || type === 'fraction') return sampleNumber(schema, type);
    const value = type === 'object' ? this.object(schema, other, open) : this.#list(schema, open);
    return value && { value };
  }

  #list({ limits, items, uniqueItems, applied }: Schema, open: ReadonlySet<string>): unknown[] | undefined {
    const length = Math.max(limits.get('minItems')?.value ?? 0, applied.has('contains') ? 1 : 0);
    if (length === 0) return [];
    if (length > itemsMax) return undefined;
    const item = applied.get('contains') ?? items;
    const sample = item === undefined ? { value: 'text' } : this.of(item, undefined, open);
    if (sample === undefined) return undefined;
    return Array.from({ length }, (_, index) => (uniqueItems ? varied(sample.value, index) : sample.value));
  }

  #isHidden(node: SchemaNode): boolean {
    const { readOnly, writeOnly } = node.read();
    return this.#side === 'request' ? readOnly : writeOnly;
  }
}

export function isObject(value: unknown): value is JsonObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function varied(value: unknown, index: number): unknown {
  if (typeof value === 'number') return value + index;
  return typeof value === 'string' && index > 0 ? `${value}${index}` : value;
}

function sampleNumber({ limits, multipleOf }: Schema, type: 'integer' | 'fraction'): Sample {
  const [low, high] = [limits.get('minimum'), limits.get('maximum')];
  const step = multipleOf ?? (type === 'integer' ? 1 : 0.5);
  let value = type === 'integer' ? 1 : 0.5;
  if (low !== undefined && (value < low.value || (low.exclusive && value === low.value))) {
    value = Math.ceil(low.value / step) * step;
    if (value < low.value || (low.exclusive && value === low.value)) value += step;
  }
  if (high !== undefined && (value > high.value || (high.exclusive && value === high.value))) {
    value = Math.floor(high.value / step) * step;
    if (high.exclusive && value === high.value) value -= step;
  }
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf))
    value = Math.ceil(value / step) * step;
  return { value };
}
