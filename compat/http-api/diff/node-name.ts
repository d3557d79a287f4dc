import type { Location } from '../read/location.ts';
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

/** True for a schema that stands outside of operations, so that several of them may share it. */
export function isShared(node: SchemaNode): boolean {
  return elementName(placeOf(node)) !== undefined;
}

/** Name of a schema that stands outside of operations; undefined for one inside, or one that only has a position. */
export function nameOf(node: SchemaNode): string | undefined {
  const at = placeOf(node);
  return /\/(?:anyOf|oneOf|allOf)\/\d+$/.test(at.pointer) ? undefined : elementName(at);
}

/** Where it stands after references were followed. What holds none need not be read for that. */
function placeOf(node: SchemaNode): Location {
  const end = endOf(node);
  const written = end.written?.();
  return isRecord(written) && !('$ref' in written) ? end.at : end.read().at;
}
