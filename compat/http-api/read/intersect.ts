import { leastCommon } from '../multiples.ts';
import { type Limit, type LimitName, type Schema, type SchemaNode, limits } from '../schema.ts';
import { intersection, union } from '../sets.ts';

/** The schema that accepts what both accept. Standing at the first one's place. */
export function intersect(a: Schema, b: Schema): Schema {
  const opaque = a.opaque ?? b.opaque;
  const values = a.enum && b.enum ? intersection(a.enum, b.enum) : (a.enum ?? b.enum);
  const format = both(a.format, b.format);
  const items = a.items && b.items ? nodeOfBoth(a.items, b.items) : (a.items ?? b.items);
  const multipleOf =
    a.multipleOf !== undefined && b.multipleOf !== undefined
      ? leastCommon(a.multipleOf, b.multipleOf)
      : (a.multipleOf ?? b.multipleOf);
  const examples = a.examples ?? b.examples;
  const byDefault = a.default ?? b.default;
  const discriminator = a.discriminator ?? b.discriminator;
  const lifecycle = a.lifecycle ?? b.lifecycle;
  return {
    at: a.at,
    ...(opaque === undefined ? {} : { opaque }),
    types: intersection(a.types, b.types),
    ...(values === undefined ? {} : { enum: values }),
    limits: tightest(a.limits, b.limits),
    ...(multipleOf === undefined ? {} : { multipleOf }),
    uniqueItems: a.uniqueItems || b.uniqueItems,
    ...(format === undefined ? {} : { format }),
    patterns: union(a.patterns, b.patterns),
    properties: joined(a.properties, b.properties),
    required: union(a.required, b.required),
    extra: extraOfBoth(a.extra, b.extra),
    ...(items === undefined ? {} : { items }),
    unions: [...a.unions, ...b.unions],
    parts: union(a.parts, b.parts),
    ...(examples === undefined ? {} : { examples }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    ...(discriminator === undefined ? {} : { discriminator }),
    applied: joined(a.applied, b.applied),
    dependent: dependentOfBoth(a.dependent, b.dependent),
    other: otherOfBoth(a.other, b.other),
    readOnly: a.readOnly || b.readOnly,
    writeOnly: a.writeOnly || b.writeOnly,
    ...(lifecycle === undefined ? {} : { lifecycle }),
  };
}

/** A node for the schema that accepts what both nodes accept. */
export function nodeOfBoth(a: SchemaNode, b: SchemaNode): SchemaNode {
  if (a.id === b.id) return a;
  let schema: Schema | undefined;
  return { id: `(${a.id} and ${b.id})`, at: a.at, read: () => (schema ??= intersect(a.read(), b.read())) };
}

/** True when `a` lets less through than `b`. */
export function isTighter(name: LimitName, a: Limit, b: Limit): boolean {
  if (a.value === b.value) return a.exclusive && !b.exclusive;
  return a.value > b.value === limits[name].largerIsTighter;
}

function both(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined || a === b ? (a ?? b) : `${a} and ${b}`;
}

function tightest(a: Schema['limits'], b: Schema['limits']): Map<LimitName, Limit> {
  const result = new Map(a);
  for (const [name, limit] of b) {
    const known = result.get(name);
    if (known === undefined || isTighter(name, limit, known)) result.set(name, limit);
  }
  return result;
}

function joined(
  a: ReadonlyMap<string, SchemaNode>,
  b: ReadonlyMap<string, SchemaNode>,
): Map<string, SchemaNode> {
  const result = new Map(a);
  for (const [name, node] of b) {
    const known = result.get(name);
    result.set(name, known === undefined ? node : nodeOfBoth(known, node));
  }
  return result;
}

function extraOfBoth(a: Schema['extra'], b: Schema['extra']): Schema['extra'] {
  if (a === 'none' || b === 'none') return 'none';
  if (a === 'any') return b;
  return b === 'any' ? a : nodeOfBoth(a, b);
}

function dependentOfBoth(a: Schema['dependent'], b: Schema['dependent']): Map<string, ReadonlySet<string>> {
  const result = new Map(a);
  for (const [name, needed] of b) result.set(name, union(result.get(name) ?? new Set(), needed));
  return result;
}

function otherOfBoth(a: Schema['other'], b: Schema['other']): Map<string, string> {
  const result = new Map(a);
  for (const [keyword, text] of b) result.set(keyword, both(result.get(keyword), text) ?? text);
  return result;
}
