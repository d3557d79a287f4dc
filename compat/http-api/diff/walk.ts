import type { Side } from '../contract.ts';
import type { LifecyclePolicy } from '../lifecycle.ts';
import type { SchemaNode } from '../schema.ts';
import type { Collector } from './collector.ts';
import type { SchemaComparer } from './compare-schemas.ts';
import { effectIn, pairKey, type SchemaPair, within } from './schema-pair.ts';
import { type Root, elementBelow } from './element.ts';
import { textTypeEffect } from './facets/types.ts';
import type { SchemaChange } from './facet.ts';

/** What the comparison of two operations needs at hand. */
export interface DiffTools {
  readonly comparer: SchemaComparer;
  readonly collector: Collector;
  readonly policy: LifecyclePolicy;
}

/** Collects every difference that can be reached from a pair of schemas, each pair once. */
export function walkSchemas(root: Root, pair: readonly [SchemaNode, SchemaNode], tools: DiffTools): void {
  const { comparer, collector } = tools;
  const side: Side = root.role === 'response' ? 'response' : 'request';
  const isVisible = (part: { readonly onlyIn?: Side }): boolean => (part.onlyIn ?? side) === side;
  const seen = new Set<string>();
  const waiting: { pair: SchemaPair; path: string }[] = [
    { pair: { old: pair[0], new: pair[1], step: '' }, path: '' },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { pair, path } = next;
    const key = pairKey(pair);
    if (seen.has(key)) continue;
    seen.add(key);
    collector.looked(root.role);
    const comparison = comparer.compare(pair.old, pair.new);
    for (const change of comparison.changes.filter(isVisible)) {
      const isText = root.isText === true && path === '' && change.kind === 'type';
      const effect = isText ? textTypeEffect(pair.old.read(), pair.new.read()) : change.effect;
      const isNominal = change.isNominal === true || pair.isNominal === true;
      // what went with the keyword around it was not just left unsaid
      const unsaid = change.unsaid === true && pair.isOneSided !== true;
      collectOne(root, path, { ...change, effect: effectIn(pair, effect), isNominal, unsaid }, collector);
    }
    for (const inner of comparison.inner.filter(isVisible))
      waiting.push({ pair: within(pair, inner), path: path + inner.step });
  }
}

function collectOne(root: Root, path: string, change: SchemaChange, collector: Collector): void {
  const { kind, effect, from, to, old, step, unsaid, isNominal, announced } = change;
  const element = elementBelow(root, path + step, change.named ?? change.new);
  const { place, parameter } = root;
  collector.add({
    kind,
    effect,
    element,
    place,
    from,
    to,
    parameter,
    unsaid,
    isNominal,
    announced,
    old,
    new: change.new,
  });
}
