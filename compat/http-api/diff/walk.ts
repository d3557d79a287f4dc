import type { Side } from '../contract.ts';
import type { LifecyclePolicy } from '../lifecycle.ts';
import type { SchemaNode } from '../schema.ts';
import type { Collector, Sighting } from './collector.ts';
import type { SchemaComparer } from './compare-schemas.ts';
import { type Root, elementBelow } from './element.ts';
import { textTypeEffect } from './facets/types.ts';
import type { SchemaChange } from './facet.ts';
import { named, pairKey, type SchemaPair, within } from './schema-pair.ts';
import { isShared } from './node-name.ts';
import { inPair, type SharedChanges } from './shared-changes.ts';

/** What the comparison of two operations needs at hand. */
export interface DiffTools {
  readonly comparer: SchemaComparer;
  readonly collector: Collector;
  readonly policy: LifecyclePolicy;
  readonly shared: Readonly<Record<Side, SharedChanges>>;
}

/** Collects every difference that can be reached from a pair of schemas, each pair once. */
export function walkSchemas(root: Root, pair: readonly [SchemaNode, SchemaNode], tools: DiffTools): void {
  const { comparer, collector } = tools;
  const shared = tools.shared[root.role === 'response' ? 'response' : 'request'];
  const seen = new Set<string>();
  const waiting: { pair: SchemaPair; path: string }[] = [
    { pair: named({ old: pair[0], new: pair[1], step: '' }), path: '' },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { pair: here, path } = next;
    const key = pairKey(here);
    if (seen.has(key)) continue;
    seen.add(key);
    const isText = root.isText === true && path === '';
    if (!isText && isShared(here.old) && isShared(here.new)) {
      collectShared(root, { pair: here, path }, tools);
      continue;
    }
    const { changes, inner, alike = 0 } = comparer.compare(here.old, here.new);
    collector.looked(root.role, 1 + alike);
    for (const change of changes.filter((one) => shared.isVisible(one))) {
      const seenAs = isText && change.kind === 'type' ? asText(change, here) : change;
      collector.add(sightingOf(root, path, inPair(here, seenAs)));
    }
    for (const one of inner.filter((each) => shared.isVisible(each)))
      waiting.push({ pair: within(here, one), path: path + one.step });
  }
}

/** A change of type as it weighs where every value is written as text. */
function asText(change: SchemaChange, pair: SchemaPair): SchemaChange {
  const effect = textTypeEffect(pair.old.read(), pair.new.read());
  return effect === 'none' ? { ...change, isNominal: true } : { ...change, effect };
}

function collectShared(
  root: Root,
  { pair, path }: { readonly pair: SchemaPair; readonly path: string },
  { collector, shared }: DiffTools,
): void {
  const side = shared[root.role === 'response' ? 'response' : 'request'];
  const key = pairKey(pair);
  for (const found of side.from(pair)) {
    const known = found.seen.get(root.role);
    if (known !== undefined) {
      collector.alsoAt(known, root.place);
      continue;
    }
    const below = found.pairKey === key ? path : path + found.path || '.';
    found.seen.set(root.role, collector.add(sightingOf(root, below, found.change)));
  }
  collector.looked(root.role, side.takeCompared());
}

function sightingOf(root: Root, path: string, change: SchemaChange): Sighting {
  const { kind, effect, from, to, old, new: now, step, unsaid, isNominal, announced, named } = change;
  const element = elementBelow(root, path + step, named ?? now);
  const { place, parameter } = root;
  return { kind, effect, element, place, from, to, parameter, unsaid, isNominal, announced, old, new: now };
}
