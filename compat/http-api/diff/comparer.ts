import type { SchemaNode } from '../schema.ts';

/** What the parts of a comparison ask of the whole. */
export interface Comparer {
  /** True when everything that fits `inner` fits `outer`. False also when that could not be computed. */
  contains(outer: SchemaNode, inner: SchemaNode): boolean;
}
