import type { SchemaChange } from './facet.ts';
import type { SchemaPair } from './schema-pair.ts';

/** What differs between two schemas themselves, and the pairs inside of them. */
export interface Comparison {
  readonly changes: readonly SchemaChange[];
  readonly inner: readonly SchemaPair[];
  /** How many pairs inside are written alike, and so not among `inner`. */
  readonly alike?: number;
}
