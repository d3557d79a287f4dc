import { isRecord, type JsonObject } from '../read/record.ts';
import { endOf } from './node-name.ts';
import type { Schema, SchemaNode } from '../schema.ts';

/** Who can see a field, without reading the whole schema where its own words say all. */
export function glance(node: SchemaNode): Pick<Schema, 'readOnly' | 'writeOnly'> {
  const end = endOf(node);
  const written = end.written?.();
  if (!isRecord(written) || takesIn(written)) return end.read();
  return { readOnly: written['readOnly'] === true, writeOnly: written['writeOnly'] === true };
}

/** True where what other schemas say is a part of this one. */
function takesIn(schema: JsonObject): boolean {
  const isPart = (keyword: string): boolean => keyword in schema && !isChoice(schema[keyword]);
  return '$ref' in schema || 'allOf' in schema || isPart('oneOf') || isPart('anyOf');
}

/** An alternative of one, or of one and `null`, is no choice, and is read as a part of the schema. */
export function isChoice(members: unknown): boolean {
  return Array.isArray(members) && members.length > 1 && !members.some(mayBeNull);
}

function mayBeNull(member: unknown): boolean {
  return isRecord(member) && (member['type'] === 'null' || 'enum' in member || 'const' in member);
}
