import { isRecord } from '../read/record.ts';
import type { SchemaNode } from '../schema.ts';
import { elementName } from './element.ts';

/** Longer chains of references nobody writes; they are then read to their end. */
const referencesMax = 20;

/** The schema at the end of plain references: many places lead to one. */
export function endOf(node: SchemaNode): SchemaNode {
  let end = node;
  for (let count = 0; count < referencesMax; count += 1) {
    const next = end.named?.();
    if (next === undefined) break;
    end = next;
  }
  return end;
}

/** Name of a schema that stands outside of operations; undefined for one that stands inside. */
export function nameOf(node: SchemaNode): string | undefined {
  const end = endOf(node);
  const written = end.written?.();
  // what holds no reference stands where it is written, and need not be read for that
  return elementName(isRecord(written) && !('$ref' in written) ? end.at : end.read().at);
}
