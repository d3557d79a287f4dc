import { isTighter } from '../../read/intersect.ts';
import { isMultipleOf } from '../../multiples.ts';
import { effectOf } from '../../changes.ts';
import { type Limit, type LimitName, type Schema, limits } from '../../schema.ts';
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
  changes.push(...multipleChange(old, now).map((change) => ({ ...base, ...change })));
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

function multipleChange(
  old: Schema,
  now: Schema,
): Pick<SchemaChange, 'effect' | 'isNominal' | 'from' | 'to'>[] {
  const [a, b] = [old.multipleOf, now.multipleOf];
  if (a === b || !old.types.has('integer') || !now.types.has('integer')) return [];
  const lost = b !== undefined && !isMultiple(old, b);
  const gained = a !== undefined && !isMultiple(now, a);
  const effect = effectOf(lost, gained);
  const words = multipleWords(old, now);
  return [effect === 'none' ? { effect: 'incomparable', isNominal: true, ...words } : { effect, ...words }];
}

/** Whole numbers are multiples of 1 without saying so. */
function isMultiple({ multipleOf, types }: Schema, of: number): boolean {
  const step = multipleOf ?? (types.has('fraction') ? undefined : 1);
  return step !== undefined && isMultipleOf(step, of);
}

function multipleWords(
  old: { readonly multipleOf?: number },
  now: { readonly multipleOf?: number },
): { from: string; to: string } {
  const text = (value: number | undefined): string =>
    value === undefined ? 'any number' : `multiples of ${value}`;
  return { from: text(old.multipleOf), to: text(now.multipleOf) };
}
