import { limits, type Schema, type TypeName } from '../schema.ts';

/**
 * Types that a schema says something about and yet does not let through, for example a string with a `maximum`. Such
 * words bind no value; readers that are not strict, and code made from the contract, may go by them all the same.
 */
export function idleTypes(schema: Schema): ReadonlySet<TypeName> {
  const meant = new Set<TypeName>();
  if (schema.properties.size > 0 || schema.dependent.size > 0) meant.add('object');
  if (schema.items !== undefined) meant.add('array');
  if (schema.patterns.size > 0) meant.add('string');
  for (const name of schema.limits.keys()) for (const type of limits[name].types) meant.add(type);
  for (const type of schema.types) meant.delete(type);
  // a bound of whole numbers binds
  if (schema.types.has('integer')) meant.delete('fraction');
  return meant;
}

export function withTypes(schema: Schema, more: ReadonlySet<TypeName>): Schema {
  return { ...schema, types: new Set([...schema.types, ...more]) };
}
