/**
 * Values that a writer's schema may let through and a reader's schema may refuse, by the kind of change. They are
 * candidates only: a validator says which of them really do both.
 */
import type { ChangeKind } from '../changes.ts';
import { type Limit, type LimitName, type Schema, type SchemaNode, allTypes } from '../schema.ts';
import { formatTexts, sampleText, usualTexts } from './sample-text.ts';
import { isObject, type JsonObjectValue, type Sampler } from './samples.ts';

/** The writer's and the reader's schema of one value. */
export interface WriterAndReader {
  readonly writer: SchemaNode;
  readonly reader: SchemaNode;
}

interface Pair {
  readonly writer: Schema;
  readonly reader: Schema;
  readonly sampler: Sampler;
}

type Candidates = (pair: Pair) => readonly unknown[];

const sizeMax = 5000;

const byKind: Partial<Readonly<Record<ChangeKind, Candidates>>> = {
  type: otherTypes,
  nullability: () => [null],
  enum: otherValues,
  limit: beyondLimits,
  form: otherForms,
  alternatives: members,
  'field-removed': otherFields,
  'field-added': otherFields,
  'field-requiredness': otherFields,
  'extra-fields': extraFields,
  access: ({ writer, reader, sampler }) => [sampler.object(writer, reader) ?? {}],
};

/** Empty for kinds of changes that a schema alone does not show. */
export function candidatesOutside(
  kind: ChangeKind,
  { writer, reader }: WriterAndReader,
  sampler: Sampler,
): readonly unknown[] {
  return byKind[kind]?.({ writer: writer.read(), reader: reader.read(), sampler }) ?? [];
}

function otherTypes({ writer, reader, sampler }: Pair): unknown[] {
  const lost = allTypes.filter((type) => writer.types.has(type) && !reader.types.has(type));
  const { enum: values, ...open } = writer;
  const samples = lost.map((type) => sampler.ofSchema({ ...open, types: new Set([type]) }));
  return [...listed(values), ...samples.filter((sample) => sample !== undefined).map(({ value }) => value)];
}

function otherValues({ writer, reader, sampler }: Pair): unknown[] {
  const known = reader.enum ?? new Set();
  const lost = [...(writer.enum ?? [])].filter((value) => !known.has(value));
  return [...listed(lost), ...variations(writer, sampler)];
}

/** Values of the writer's own that differ from each other. */
function variations(writer: Schema, sampler: Sampler): unknown[] {
  if (writer.enum !== undefined) return [];
  const sample = sampler.ofSchema(writer)?.value;
  const usual = writer.types.has('string') ? usualTexts() : [];
  const numbers = writer.types.has('integer') || writer.types.has('fraction') ? [0, 1, -1, 7, 0.5, 1e6] : [];
  return [sample, ...usual, ...numbers];
}

function beyondLimits({ writer, reader, sampler }: Pair): unknown[] {
  const values = [...reader.limits].flatMap(([name, limit]) => beyond(name, limit, { writer, sampler }));
  const steps = reader.multipleOf === undefined ? [] : [1, 2, 3, reader.multipleOf / 2, writer.multipleOf];
  const item = writer.items && sampler.of(writer.items)?.value;
  const twice = reader.uniqueItems ? [[item ?? 'a', item ?? 'a']] : [];
  return [...values, ...steps.filter((step) => step !== undefined), ...twice];
}

function beyond(
  name: LimitName,
  { value, exclusive }: Limit,
  { writer, sampler }: Pick<Pair, 'writer' | 'sampler'>,
): unknown[] {
  const isLower = name.startsWith('min');
  if (name === 'minimum' || name === 'maximum') {
    const step = writer.multipleOf ?? (writer.types.has('fraction') ? 0.5 : 1);
    const next = isLower ? value - step : value + step;
    return exclusive ? [value, next] : [next, isLower ? Math.ceil(value) - 1 : Math.floor(value) + 1];
  }
  const size = isLower ? value - 1 : value + 1;
  if (size < 0 || size > sizeMax) return [];
  if (name.endsWith('Length'))
    return ['x'.repeat(size), '1'.repeat(size), ...patterned(name, size, { writer, sampler })];
  if (name.endsWith('Items')) return lists(writer, size, sampler);
  if (name.endsWith('Properties')) return [fields(writer, size, sampler)];
  return [];
}

/** A text that the writer's patterns let through, where plain ones are none. */
function patterned(
  name: LimitName,
  size: number,
  { writer, sampler }: Pick<Pair, 'writer' | 'sampler'>,
): unknown[] {
  if (writer.patterns.size === 0) return [];
  const limit: Limit = { value: size, exclusive: false };
  const other = name === 'minLength' ? 'maxLength' : 'minLength';
  const text = sampleText(
    { ...writer, limits: new Map([...writer.limits, [other, limit]]) },
    sampler.patterns,
  );
  return text === undefined ? [] : [text.value];
}

function lists({ items, uniqueItems }: Schema, length: number, sampler: Sampler): unknown[] {
  const item = items === undefined ? 'text' : sampler.of(items)?.value;
  if (item === undefined && length > 0) return [];
  const other = (index: number): unknown =>
    typeof item === 'number' ? item + index : `${String(item)}${index}`;
  const isVaried = uniqueItems && !isObject(item);
  return [Array.from({ length }, (_, index) => (isVaried && index > 0 ? other(index) : item))];
}

function fields(writer: Schema, count: number, sampler: Sampler): unknown {
  const value: JsonObjectValue = sampler.object(writer) ?? {};
  for (const [name, node] of writer.properties) {
    if (Object.keys(value).length >= count) break;
    value[name] ??= sampler.of(node)?.value;
  }
  for (let index = 1; Object.keys(value).length < count; index += 1) value[`other${index}`] = 'text';
  return value;
}

function otherForms({ writer, reader, sampler }: Pair): unknown[] {
  const text = sampler.patterns.example(writer.patterns, reader.patterns);
  const numbers = [2_147_483_648, reader.format === 'float' ? 1e39 : 1e19, 0.5, -1];
  const isNumber = writer.types.has('integer') || writer.types.has('fraction');
  const named = writer.format === undefined ? [] : [formatTexts[writer.format]];
  return [text, ...named, ...variations(writer, sampler), ...(isNumber ? numbers : [])].filter(
    (value) => value !== undefined,
  );
}

function members({ writer, reader, sampler }: Pair): unknown[] {
  const all = writer.unions.flatMap((union) => union.members).slice(0, 50);
  const { unions: _, ...beside } = writer;
  const rest = sampler.object({ ...beside, unions: [] }) ?? {};
  const samples = [...all.map((node) => sampler.of(node)), sampler.ofSchema(writer)];
  const single = samples
    .filter((sample) => sample !== undefined)
    .map(({ value }) => (isObject(value) ? { ...rest, ...value } : value));
  return [...single, ...fittingTwo(reader, sampler).map((value) => ({ ...rest, ...value }))];
}

const twoMax = 10;

/** Objects that fit two alternatives of which a value may fit only one. */
function fittingTwo(reader: Schema, sampler: Sampler): JsonObjectValue[] {
  const objects = reader.unions
    .filter(({ isExclusive }) => isExclusive)
    .flatMap(({ members: all }) => all.slice(0, twoMax))
    .map((node) => sampler.object(node.read(), reader))
    .filter((value) => value !== undefined);
  return objects.flatMap((a, nth) => objects.slice(nth + 1).map((b) => ({ ...a, ...b }))).slice(0, twoMax);
}

/** Objects without each field that the reader requires, and with each that the reader does not name. */
function otherFields({ writer, reader, sampler }: Pair): unknown[] {
  const base = sampler.object(writer, reader);
  if (base === undefined) return [];
  const without = [...reader.required].filter((name) => !writer.required.has(name));
  const named = [...writer.properties].filter(([name]) => !reader.properties.has(name));
  return [
    ...without.map((name) => Object.fromEntries(Object.entries(base).filter(([key]) => key !== name))),
    ...named.map(([name, node]) => ({ ...base, [name]: sampler.of(node)?.value ?? 'text' })),
  ];
}

function extraFields({ writer, reader, sampler }: Pair): unknown[] {
  const base = sampler.object(writer, reader) ?? {};
  const values = typeof writer.extra === 'object' ? [sampler.of(writer.extra)?.value] : ['text', 1, {}];
  return values.filter((value) => value !== undefined).map((value) => ({ ...base, other: value }));
}

function listed(values: Iterable<string> | undefined): unknown[] {
  return [...(values ?? [])].map((value) => JSON.parse(value) as unknown);
}
