import type { Side } from '../contract.ts';
import type { ChangeKind, Effect } from '../changes.ts';
import type { PatternSets } from './pattern-sets.ts';
import type { Announced, LifecyclePolicy } from '../lifecycle.ts';
import type { Location } from '../read/location.ts';
import type { Schema, SchemaNode } from '../schema.ts';

/** What changed in one schema, before it is known which requests and responses the schema is part of. */
export interface SchemaChange {
  readonly kind: ChangeKind;
  readonly effect: Effect;
  readonly from?: string;
  readonly to?: string;
  /** True when the set of values stays as it is: the words changed, as in a length limit of a number. */
  readonly isNominal?: boolean;
  /** True for a change of patterns among the changes of form. */
  readonly isPattern?: true;
  /** True when one side says nothing on this, so that what the provider does there is open. */
  readonly unsaid?: boolean;
  /** From the schema to the changed element, for example `.price`; empty for the schema itself. */
  readonly step: string;
  /** Where the element stands, or what held it. */
  readonly old: Location;
  readonly new: Location;
  /** Where the element's name comes from. Default: `new`. */
  readonly named?: Location;
  /** Set when only this side can see the element: a field that is `readOnly` or `writeOnly`. */
  readonly onlyIn?: Side;
  /** What had been told of a removal. */
  readonly announced?: Announced | undefined;
}

/** Compares one aspect of two schemas that stand at the same place. Pure. */
export type Facet = (old: Schema, now: Schema, context: FacetContext) => readonly SchemaChange[];

export interface FacetContext {
  readonly policy: LifecyclePolicy;
  readonly patterns: PatternSets;
  /** True when both are written alike in the same words, so that nothing in them differs. */
  isAlike(old: SchemaNode, now: SchemaNode): boolean;
}
