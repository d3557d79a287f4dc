import { isRecord } from '../read/record.ts';
import { endOf } from './node-name.ts';
import type { Schema, SchemaNode } from '../schema.ts';

/** Who can see a field, without reading the whole schema where its own words say all. */
export function glance(node: SchemaNode): Pick<Schema, 'readOnly' | 'writeOnly'> {
  const end = endOf(node);
  const written = end.written?.();
  const isPlain = isRecord(written) && !combining.some((keyword) => keyword in written);
  if (!isPlain) return end.read();
  return { readOnly: written['readOnly'] === true, writeOnly: written['writeOnly'] === true };
}

/** They take in what other schemas say. */
const combining = ['$ref', 'allOf', 'oneOf', 'anyOf'];
