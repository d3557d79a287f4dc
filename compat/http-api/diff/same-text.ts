import type { SchemaNode } from '../schema.ts';

/** Deeper than this nobody writes; then the schemas are compared by what they mean. */
const depthMax = 50;

/**
 * True when both are written alike and refer to nothing, so that they cannot differ. In most releases that is almost
 * everything, and it need not even be read.
 */
export function isSameText(old: SchemaNode, now: SchemaNode): boolean {
  const [before, after] = [old.written?.(), now.written?.()];
  return before !== undefined && isSame(before, after, 0);
}

function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (typeof a !== 'object' || a === null) return a === b;
  if (typeof b !== 'object' || b === null || depth > depthMax) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false;
  return keys.every(
    (key) =>
      !references.has(key) &&
      Object.hasOwn(b, key) &&
      isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], depth + 1),
  );
}

const references = new Set(['$ref', '$dynamicRef', '$recursiveRef', 'mapping']);
