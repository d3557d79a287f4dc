import type { JavaSchema } from '../model.ts';

/**
 * How values travel, as far as it decides what a changed class breaks.
 *
 * - `names`: fields by their names, unknown ones left out (hessian2, fastjson, gson, protobuf-json).
 * - `java`: the same, and the version of the class must be equal.
 * - `positions`: one field after the other (kryo, fst): both sides must know the same fields.
 */
export type Serialization = 'names' | 'java' | 'positions';

/** The one that minds most of those that either side uses. */
export function serializationOf(...schemas: readonly JavaSchema[]): Serialization {
  const used = schemas.flatMap(({ serializations }) => [...serializations]);
  if (used.some((name) => /^(?:kryo2?|fst|protostuff)$/.test(name))) return 'positions';
  return used.some((name) => /^(?:java|compactedjava|nativejava)$/.test(name)) ? 'java' : 'names';
}
