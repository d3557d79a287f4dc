import { type Schema, limits } from '../schema.ts';

/**
 * Whether a value sent as text fits a schema. True also where that is not looked at: lists, objects,
 * alternatives, formats and patterns (running a contract's pattern on captured text could take for ever).
 */
export function acceptsText(schema: Schema, text: string): boolean {
  if (schema.opaque !== undefined || schema.unions.length > 0) return true;
  if (schema.types.has('array') || schema.types.has('object')) return true;
  const values = readings(schema, text);
  return values.some((value) => isListed(schema, value) && isWithin(schema, value));
}

/** What the text can mean under the types of the schema. */
function readings({ types }: Schema, text: string): (string | number | boolean)[] {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  const isInteger = Number.isInteger(number);
  return [
    ...(types.has('string') ? [text] : []),
    ...(types.has('integer') && isInteger ? [number] : []),
    ...(types.has('fraction') && !isInteger && Number.isFinite(number) ? [number] : []),
    ...(types.has('boolean') && (text === 'true' || text === 'false') ? [text === 'true'] : []),
  ];
}

function isListed(schema: Schema, value: string | number | boolean): boolean {
  return schema.enum === undefined || schema.enum.has(JSON.stringify(value));
}

function isWithin(schema: Schema, value: string | number | boolean): boolean {
  for (const [name, limit] of schema.limits) {
    const isText = typeof value === 'string';
    if (typeof value === 'boolean' || isText !== name.endsWith('Length')) continue;
    const size = isText ? Array.from(value).length : value;
    const isInside = limits[name].largerIsTighter ? size >= limit.value : size <= limit.value;
    if (!isInside || (limit.exclusive && size === limit.value)) return false;
  }
  return true;
}
