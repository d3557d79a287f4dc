/** What is kept of a release: its catalog by name, and what each of its queries uses. No values, no query text. */
import { Type, type Static } from '@sinclair/typebox';

const Names = Type.Array(Type.String());

const Catalog = Type.Object({
  /** Columns of each table and view; `public` is not written. */
  tables: Type.Record(Type.String(), Names),
  /** Labels of each enum. */
  enums: Type.Record(Type.String(), Names),
  /** `twice(integer)` */
  functions: Names,
});

const Query = Type.Object({
  name: Type.String(),
  fingerprint: Type.String(),
  /** Keys as `object-key.ts` makes them. */
  uses: Names,
  /** The server could not say what it uses; taken from its text, rather too much than too little. */
  guessed: Type.Optional(Type.Boolean()),
});

export const Release = Type.Object({
  format: Type.Literal(1),
  service: Type.String({ minLength: 1 }),
  release: Type.String({ minLength: 1 }),
  commit: Type.Optional(Type.String()),
  /** ISO time at which it was first recorded; releases follow each other in this order. */
  recordedAt: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT' }),
  schemaDigest: Type.String(),
  /** The release sends no other queries. Only then does their silence prove anything. */
  complete: Type.Boolean(),
  catalog: Catalog,
  queries: Type.Array(Query),
});

export type ReleaseRecord = Static<typeof Release>;
export type RecordedCatalog = Static<typeof Catalog>;
export type RecordedQuery = Static<typeof Query>;
