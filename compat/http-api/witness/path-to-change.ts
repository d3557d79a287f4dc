import type { Change } from '../changes.ts';
import type { Side } from '../contract.ts';
import type { SchemaComparer } from '../diff/compare-schemas.ts';
import type { SchemaChange } from '../diff/facet.ts';
import { pairKey, type SchemaPair, within } from '../diff/schema-pair.ts';
import type { Location } from '../read/location.ts';
import type { SchemaNode } from '../schema.ts';

/** More pairs of schemas than this are not looked through for one change. */
const pairsMax = 2000;

/** The pairs of schemas from the whole value down to the one that changed; undefined where it is not below them. */
export function pathToChange(
  change: Change,
  [old, now]: readonly [SchemaNode, SchemaNode],
  { comparer, side }: { readonly comparer: SchemaComparer; readonly side: Side },
): readonly SchemaPair[] | undefined {
  const seen = new Set<string>();
  const waiting: (readonly SchemaPair[])[] = [[{ old, new: now, step: '' }]];
  for (let next = 0; next < waiting.length && seen.size < pairsMax; next += 1) {
    const path = waiting[next] ?? [];
    const pair = path.at(-1);
    if (pair === undefined || seen.has(pairKey(pair))) continue;
    seen.add(pairKey(pair));
    const { changes, inner } = comparer.compare(pair.old, pair.new);
    if (changes.some((one) => isIt(one, change))) return path;
    for (const one of inner) if ((one.onlyIn ?? side) === side) waiting.push([...path, within(pair, one)]);
  }
  return undefined;
}

/** The place of the change in the whole value, for example `.lines[].price`; undefined where it is not below them. */
export function changedPath(
  change: Change,
  nodes: readonly [SchemaNode, SchemaNode],
  within: { readonly comparer: SchemaComparer; readonly side: Side },
): string | undefined {
  const path = pathToChange(change, nodes, within);
  const end = path?.at(-1);
  if (path === undefined || end === undefined) return undefined;
  const { changes } = within.comparer.compare(end.old, end.new);
  const last = changes.find((one) => isIt(one, change))?.step ?? '';
  return path.map(({ step }) => step).join('') + last;
}

function isIt(one: SchemaChange, change: Change): boolean {
  return one.kind === change.kind && isSame(one.old, change.old) && isSame(one.new, change.new);
}

function isSame(a: Location | undefined, b: Location | undefined): boolean {
  return a?.file === b?.file && a?.pointer === b?.pointer;
}
