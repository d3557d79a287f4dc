/** The keywords of one schema object, without what its references, `allOf` and unions add. */
import {
  type Discriminator,
  type Limit,
  type LimitName,
  type Schema,
  type SchemaNode,
  type TypeName,
  allTypes,
  limits,
} from '../schema.ts';
import type { Location } from './location.ts';
import { withLifecycle } from './lifecycle.ts';
import { noteUnknown } from './known-keys.ts';
import { appliedSchemas } from './applied-schemas.ts';
import { type JsonObject, canonical, isRecord, listOf, textOf } from './record.ts';
import type { Unchecked } from './unchecked.ts';

export type Dialect = '2.0' | '3.0' | '3.1';

export interface KeywordContext {
  readonly at: Location;
  readonly dialect: Dialect;
  readonly unchecked: Unchecked;
  /** The schema below the one being read. */
  node(...steps: readonly string[]): SchemaNode;
}

/** Compared as text: a change in them is reported as unknown, an unchanged one is listed as not looked into. */
const textKeywords = [
  'if',
  'unevaluatedItems',
  'unevaluatedProperties',
  '$dynamicRef',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
] as const;

export function readKeywords(value: JsonObject, context: KeywordContext): Schema {
  noteUnknown('schema', value, context);
  const values = enumOf(value);
  const types = typesOf(value, values);
  const text = (keyword: string): string | undefined =>
    typeof value[keyword] === 'string' ? value[keyword] : undefined;
  const format = text('format') ?? (value['type'] === 'file' ? 'binary' : undefined);
  const pattern = text('pattern');
  const discriminator = discriminatorOf(value);
  const extensible = value['x-extensible-enum'];
  const examples = Array.isArray(extensible) ? new Set(extensible.map(canonical)) : undefined;
  return {
    at: context.at,
    types,
    ...(values === undefined ? {} : { enum: new Set(values.filter((v) => v !== null).map(canonical)) }),
    limits: limitsOf(value, types),
    ...(typeof value['multipleOf'] === 'number' ? { multipleOf: value['multipleOf'] } : {}),
    uniqueItems: value['uniqueItems'] === true,
    ...(format === undefined ? {} : { format }),
    patterns: new Set(pattern === undefined ? [] : [pattern]),
    properties: propertiesOf(value, context),
    required: new Set(listOf(value['required']).filter((name) => typeof name === 'string')),
    extra: extraOf(value, context),
    ...itemsOf(value, context),
    unions: [],
    parts: new Set(),
    ...(examples === undefined ? {} : { examples }),
    ...(value['default'] === undefined ? {} : { default: canonical(value['default']) }),
    ...(discriminator === undefined ? {} : { discriminator }),
    applied: appliedSchemas(value, context),
    dependent: dependentOf(value),
    other: otherOf(value, context),
    readOnly: value['readOnly'] === true,
    writeOnly: value['writeOnly'] === true,
    ...withLifecycle(value),
  };
}

function enumOf(value: JsonObject): readonly unknown[] | undefined {
  if ('const' in value) return [value['const']];
  return Array.isArray(value['enum']) ? value['enum'] : undefined;
}

function typesOf(value: JsonObject, values: readonly unknown[] | undefined): Set<TypeName> {
  const named = Array.isArray(value['type']) ? value['type'] : value['type'] && [value['type']];
  if (!named) return values === undefined ? impliedTypes(value) : typesOfValues(values);
  const types = new Set((named as unknown[]).flatMap((name) => typesNamed(name)));
  if (values !== undefined && !values.includes(null)) types.delete('null');
  return types;
}

function typesNamed(name: unknown): readonly TypeName[] {
  if (name === 'number') return ['integer', 'fraction'];
  if (name === 'file') return ['string'];
  return allTypes.filter((type) => type === name && type !== 'fraction');
}

/** Listed values say their types themselves. */
function typesOfValues(values: readonly unknown[]): Set<TypeName> {
  return new Set(values.map(typeOf));
}

function typeOf(value: unknown): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return allTypes.find((type) => type === typeof value) ?? 'object';
}

/** Authors often leave `type` out where the other keywords make it plain. */
function impliedTypes(value: JsonObject): Set<TypeName> {
  if ('properties' in value || 'additionalProperties' in value) return new Set(['object']);
  if ('items' in value) return new Set(['array']);
  return new Set(allTypes);
}

const limitNames = (Object.keys(limits) as LimitName[]).map(
  (name) => [name, `exclusive${name[0]?.toUpperCase()}${name.slice(1)}`] as const,
);

function limitsOf(value: JsonObject, types: ReadonlySet<TypeName>): Map<LimitName, Limit> {
  const found = new Map<LimitName, Limit>();
  for (const [name, exclusive] of limitNames) {
    const isWritten = value[name] !== undefined || value[exclusive] !== undefined;
    if (!isWritten || (name.endsWith('Contains') && value['contains'] === undefined)) continue;
    const limit = limitOf(value, name, exclusive);
    if (limit !== undefined) found.set(name, wholeNumber(name, limit, types));
  }
  return found;
}

function limitOf(value: JsonObject, name: LimitName, exclusiveName: string): Limit | undefined {
  const [plain, exclusive] = [value[name], value[exclusiveName]];
  if (typeof exclusive === 'number') {
    const looser = limits[name].largerIsTighter ? -Infinity : Infinity;
    const other = typeof plain === 'number' ? plain : looser;
    const exclusiveIsTighter = limits[name].largerIsTighter ? exclusive >= other : exclusive <= other;
    return exclusiveIsTighter ? { value: exclusive, exclusive: true } : { value: other, exclusive: false };
  }
  if (typeof plain !== 'number') return undefined;
  // A lower bound of no length, items or properties says nothing.
  if (plain === 0 && name.startsWith('min') && name !== 'minimum') return undefined;
  return { value: plain, exclusive: exclusive === true };
}

/** For integers "above 0" and "at least 1" are the same. */
function wholeNumber(name: LimitName, limit: Limit, types: ReadonlySet<TypeName>): Limit {
  if (!limit.exclusive || types.has('fraction') || !Number.isInteger(limit.value)) return limit;
  return { value: limit.value + (limits[name].largerIsTighter ? 1 : -1), exclusive: false };
}

function propertiesOf(value: JsonObject, context: KeywordContext): Map<string, SchemaNode> {
  const properties = isRecord(value['properties']) ? value['properties'] : {};
  return new Map(Object.keys(properties).map((name) => [name, context.node('properties', name)]));
}

/** Beside a list of schemas for the first items `additionalItems` speaks of the others, as `items` does since 2019-09. */
function itemsOf(value: JsonObject, context: KeywordContext): Pick<Schema, 'items'> {
  const keyword = Array.isArray(value['items']) ? 'additionalItems' : 'items';
  return value[keyword] === undefined ? {} : { items: context.node(keyword) };
}

function extraOf(value: JsonObject, context: KeywordContext): Schema['extra'] {
  const extra = value['additionalProperties'];
  if (extra === false) return 'none';
  return isRecord(extra) && Object.keys(extra).length > 0 ? context.node('additionalProperties') : 'any';
}

/** In 2.0 it is the name of the field alone. */
function discriminatorOf({ discriminator }: JsonObject): Discriminator | undefined {
  if (typeof discriminator === 'string') return { field: discriminator, mapping: new Map() };
  if (!isRecord(discriminator)) return undefined;
  const mapping = isRecord(discriminator['mapping']) ? Object.entries(discriminator['mapping']) : [];
  return {
    field: textOf(discriminator['propertyName']),
    mapping: new Map(mapping.map(([name, reference]) => [name, textOf(reference)])),
  };
}

function dependentOf(value: JsonObject): Map<string, ReadonlySet<string>> {
  // until draft 2019-09 names and schemas stood under one word
  const written = [value['dependencies'], value['dependentRequired']].filter(isRecord);
  const lists = written.flatMap((one) => Object.entries(one)).filter(([, needed]) => Array.isArray(needed));
  return new Map(lists.map(([name, needed]) => [name, new Set(listOf(needed).map(String))]));
}

function otherOf(value: JsonObject, context: KeywordContext): Map<string, string> {
  const other = new Map<string, string>();
  for (const keyword of textKeywords) {
    if (value[keyword] === undefined) continue;
    other.set(keyword, canonical(value[keyword]));
    context.unchecked.add(`the inside of \`${keyword}\``, context.at);
  }
  return other;
}
