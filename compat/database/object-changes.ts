/** What can change beside tables and their columns: types, functions, sequences, views, publications. */
import type { CompositeModel, NamedObject, PublishedModel } from './details.ts';
import type { Name } from './name.ts';

/** A table that stands in both schemas, under the name that each gives it. */
export interface InTable {
  readonly table: Name;
  readonly newTable: Name;
}

export interface ObjectChanges {
  /** The same constraint, checked at another time. */
  'constraint-timing-changed': InTable & {
    readonly isForeign: boolean;
    /** Its keys, as SQL. */
    readonly keys: readonly string[];
    readonly timing: Timing;
    readonly newTiming: Timing;
  };
  /** The server refuses updates and deletes: they are published, and nothing tells the rows apart. */
  'updates-refused': InTable & { readonly publications: readonly string[] };
  /** `demands`: what it asks for now. */
  'domain-tightened': OfDomain;
  /** `demands`: what it no longer asks for. */
  'domain-loosened': OfDomain;
  /** A type of several fields. */
  'composite-changed': {
    readonly composite: Name;
    readonly fields: CompositeModel['fields'];
    readonly newFields: CompositeModel['fields'];
    /** Of the old schema, that hold values of it. */
    readonly columns: readonly { readonly table: Name; readonly column: string }[];
  };
  'object-dropped': { readonly object: NamedObject };
  /** What an old query may no longer do with it. `demands`: as `ViewModel` has them. */
  'view-made-stricter': {
    readonly view: Name;
    readonly lost: readonly string[];
    readonly demands: readonly string[];
  };
  'function-altered': {
    readonly signature: string;
    readonly function: Name;
    /** Parameters with another name or none; they can no longer be named by the old one. */
    readonly renamed: readonly { readonly name: string; readonly to: string }[];
    /** How many arguments a call had and has to give, where it is more. */
    readonly required: readonly [number, number] | null;
    /** It ran with the rights of its owner, and now with those of its caller. */
    readonly asCaller: boolean;
    readonly nullForNull: boolean;
    /** Digest of its new body; null where it is the old one. */
    readonly newBody: string | null;
  };
  'sequence-changed': {
    readonly sequence: Name;
    readonly steps: readonly [string, string] | null;
    /** It begins again at its end, and did not. */
    readonly cycles: boolean;
    /** Its last number, where it comes earlier. */
    readonly ends: readonly [string, string] | null;
  };
  /** `isGone`: nothing of it is sent any more. `losses`: what is not. */
  'publication-narrowed': {
    readonly published: PublishedModel;
    readonly isGone: boolean;
    readonly losses: readonly string[];
  };
}

/** When a constraint is checked. */
export type Timing = 'at once' | 'at once unless put off' | 'at the end of the transaction';

interface OfDomain {
  readonly domain: Name;
  /** SQL with `VALUE` for the value. */
  readonly demands: readonly string[];
  readonly columns: readonly { readonly table: Name; readonly column: string }[];
}
