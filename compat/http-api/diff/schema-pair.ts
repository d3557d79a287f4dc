import type { Side } from '../contract.ts';
import type { Effect } from '../changes.ts';
import type { SchemaNode } from '../schema.ts';

/** Two schemas that stand at the same place in the same object, list or alternative. */
export interface SchemaPair {
  readonly old: SchemaNode;
  readonly new: SchemaNode;
  /** From the pair above, for example `.price`, `[]`; empty for an alternative. */
  readonly step: string;
  readonly onlyIn?: Side;
  /** Under `not`: what fits these schemas is refused. */
  readonly isNegated?: boolean;
  /** One of them is not written, so that the other came or went as a whole. */
  readonly isOneSided?: boolean;
  /** What differs here changes no set of values, because the type above lets none of them through. */
  readonly isNominal?: boolean;
}

/** The same pair without its references: however many lead to two schemas, these are compared once. */
export function named(pair: SchemaPair): SchemaPair {
  const [old, now] = [pair.old.named?.(), pair.new.named?.()];
  return old === undefined && now === undefined
    ? pair
    : { ...pair, old: old ?? pair.old, new: now ?? pair.new };
}

/** Equal for pairs that are compared alike. */
export function pairKey({ old, new: now, isNegated, isNominal }: SchemaPair): string {
  return `${old.id} -> ${now.id}${isNegated === true ? ' not' : ''}${isNominal === true ? ' nominal' : ''}`;
}

/** The inner pair with what holds for the pair around it. */
export function within(outer: SchemaPair, inner: SchemaPair): SchemaPair {
  // almost all pairs are plain, and there are hundreds of thousands of them
  if (!(outer.isNegated || outer.isNominal || outer.isOneSided)) return inner;
  const isNegated = (outer.isNegated === true) !== (inner.isNegated === true);
  const isNominal = outer.isNominal === true || inner.isNominal === true;
  const isOneSided = outer.isOneSided === true || inner.isOneSided === true;
  return { ...inner, isNegated, isNominal, isOneSided };
}

/** What a schema loses, the schema that refuses what fits it gains. */
export function effectIn({ isNegated }: SchemaPair, effect: Effect): Effect {
  if (isNegated !== true) return effect;
  if (effect === 'widens') return 'narrows';
  return effect === 'narrows' ? 'widens' : effect;
}
