import { isTighter } from '../../read/intersect.ts';
import { type Limit, type LimitName, limits } from '../../schema.ts';
import type { Facet, SchemaChange } from '../facet.ts';

/** Lower and upper bounds, multiples, and whether items must differ. */
export const limitFacet: Facet = (old, now) => {
  const base = { kind: 'limit', step: '', old: old.at, new: now.at } as const;
  const changes: SchemaChange[] = [];
  for (const name of Object.keys(limits) as LimitName[]) {
    if (!limits[name].types.some((type) => old.types.has(type) && now.types.has(type))) continue;
    const [a, b] = [old.limits.get(name), now.limits.get(name)];
    if (sameLimit(a, b)) continue;
    const narrows = b !== undefined && (a === undefined || isTighter(name, b, a));
    changes.push({
      ...base,
      effect: narrows ? 'narrows' : 'widens',
      unsaid: a === undefined,
      ...words(name, a, b),
    });
  }
  if (old.multipleOf !== now.multipleOf) {
    changes.push({
      ...base,
      effect: multipleEffect(old.multipleOf, now.multipleOf),
      ...multipleWords(old, now),
    });
  }
  if (old.uniqueItems !== now.uniqueItems) {
    const [from, to] = [String(old.uniqueItems), String(now.uniqueItems)];
    const effect = now.uniqueItems ? 'narrows' : 'widens';
    changes.push({ ...base, effect, from: `uniqueItems ${from}`, to: `uniqueItems ${to}` });
  }
  return changes;
};

function sameLimit(a: Limit | undefined, b: Limit | undefined): boolean {
  return a?.value === b?.value && a?.exclusive === b?.exclusive;
}

function words(name: LimitName, a: Limit | undefined, b: Limit | undefined): { from: string; to: string } {
  const text = (limit: Limit | undefined): string =>
    limit === undefined ? `no ${name}` : `${name} ${limit.value}${limit.exclusive ? ' (exclusive)' : ''}`;
  return { from: text(a), to: text(b) };
}

function multipleEffect(a: number | undefined, b: number | undefined): SchemaChange['effect'] {
  if (a === undefined) return 'narrows';
  if (b === undefined || Number.isInteger(a / b)) return 'widens';
  return Number.isInteger(b / a) ? 'narrows' : 'incomparable';
}

function multipleWords(
  old: { readonly multipleOf?: number },
  now: { readonly multipleOf?: number },
): { from: string; to: string } {
  const text = (value: number | undefined): string =>
    value === undefined ? 'any number' : `multiples of ${value}`;
  return { from: text(old.multipleOf), to: text(now.multipleOf) };
}
