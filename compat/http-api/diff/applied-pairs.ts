import { anyNode } from '../read/blank-schema.ts';
import type { Schema, SchemaNode } from '../schema.ts';
import type { SchemaPair } from './schema-pair.ts';

/** Pairs of the schemas that keywords apply to parts of a value: `not`, `contains`, `prefixItems` and their like. */
export function appliedPairs(old: Schema, now: Schema): SchemaPair[] {
  const names = new Set([...old.applied.keys(), ...now.applied.keys()]);
  return [...names].flatMap((name) => {
    const [before, after] = [old.applied.get(name), now.applied.get(name)];
    const pair = {
      old: before ?? missing(name, old),
      new: after ?? missing(name, now),
      step: `.${name.replace(' ', '.')}`,
      isOneSided: before === undefined || after === undefined,
    };
    // at most so many items may fit `contains`: the more it lets through, the fewer lists fit
    const isUpperBound =
      name === 'contains' && old.limits.has('maxContains') && now.limits.has('maxContains');
    return [name === 'not' || isUpperBound ? { ...pair, isNegated: true } : pair];
  });
}

function missing(name: string, holder: Schema): SchemaNode {
  // nothing is refused by a `not` that is not there
  if (name === 'not') return nothingNode(holder);
  return name.startsWith('prefixItems') ? (holder.items ?? anyNode(holder)) : anyNode(holder);
}

function nothingNode(holder: Schema): SchemaNode {
  const any = anyNode(holder);
  return { ...any, id: `nothing in ${any.id}`, read: () => ({ ...any.read(), types: new Set() }) };
}
