import type { SchemaNode } from '../schema.ts';
import { type JsonObject, isRecord, listOf } from './record.ts';

/** Keywords that hold one schema, or schemas by name. */
const single = ['not', 'contains', 'propertyNames', 'then', 'else'] as const;
const named = ['patternProperties', 'dependentSchemas'] as const;

/** Schemas that a schema applies to parts of its values, by keyword and name; see `Schema.applied`. */
export function appliedSchemas(
  value: JsonObject,
  context: { node(...steps: readonly string[]): SchemaNode },
): Map<string, SchemaNode> {
  const node = (...steps: readonly string[]): SchemaNode => context.node(...steps);
  const found = new Map<string, SchemaNode>();
  for (const keyword of single) {
    if (value[keyword] !== undefined && !isIdle(keyword, value)) found.set(keyword, node(keyword));
  }
  // until draft 2019-09 `items` itself was the list
  for (const keyword of ['prefixItems', 'items']) {
    for (const index of listOf(value[keyword]).keys())
      found.set(`prefixItems ${index}`, node(keyword, String(index)));
  }
  const { dependencies } = value;
  for (const [name, needed] of Object.entries(isRecord(dependencies) ? dependencies : {}))
    if (!Array.isArray(needed)) found.set(`dependentSchemas ${name}`, node('dependencies', name));
  for (const keyword of named) {
    const schemas = value[keyword];
    for (const name of Object.keys(isRecord(schemas) ? schemas : {}))
      found.set(`${keyword} ${name}`, node(keyword, name));
  }
  return found;
}

/** `then` without `if`, and `contains` that no item has to fit, say nothing. */
function isIdle(keyword: string, value: JsonObject): boolean {
  if (keyword === 'contains') return value['minContains'] === 0 && value['maxContains'] === undefined;
  return (keyword === 'then' || keyword === 'else') && value['if'] === undefined;
}
