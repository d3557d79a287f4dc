import type { JsonObject } from '../read/record.ts';
import type { SchemaNode } from '../schema.ts';

/** Deeper than this nobody writes; then the schemas are compared by what they mean. */
const depthMax = 50;

/**
 * True when both are written alike and refer to nothing, so that they cannot differ. In most releases that is almost
 * everything, and it need not even be read.
 */
export function isSameText(old: SchemaNode, now: SchemaNode): boolean {
  const [before, after] = [old.written?.(), now.written?.()];
  return before !== undefined && isSame(before, after);
}

/** True when both are written alike and refer to nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  return isAlike(a, b, references);
}

/** True when both are written alike, whatever stands where they refer to. */
export function isSameButReferences(a: unknown, b: unknown): boolean {
  return isAlike(a, b, new Set());
}

function isAlike(a: unknown, b: unknown, forbidden: ReadonlySet<string>, depth = 0): boolean {
  if (typeof a !== 'object' || a === null) return a === b;
  if (typeof b !== 'object' || b === null || depth > depthMax) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false;
  return keys.every(
    (key) =>
      !forbidden.has(key) &&
      Object.hasOwn(b, key) &&
      isAlike((a as JsonObject)[key], (b as JsonObject)[key], forbidden, depth + 1),
  );
}

const references = new Set(['$ref', '$dynamicRef', '$recursiveRef', 'mapping']);
