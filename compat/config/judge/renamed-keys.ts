import { distance } from 'fastest-levenshtein';
import type { ConfigFacts } from '../facts.ts';
import type { KeyUse } from '../model.ts';
import { relaxedKey } from '../relaxed-key.ts';

/** A key that only old code reads, and the one that new code seems to read instead. */
export interface RenamedKey {
  readonly from: KeyUse;
  readonly to: KeyUse;
}

/** More than this share of different letters is another name. */
const differenceMax = 0.34;

/** Pairs of names that are alike, the most alike first, each name once. */
export function renamedKeys({ oldCode, newCode }: ConfigFacts): readonly RenamedKey[] {
  const gone = oldCode.uses.filter(({ key }) => newCode.find(key) === undefined);
  const come = newCode.uses.filter(({ key }) => oldCode.find(key) === undefined);
  const pairs = gone
    .flatMap((from) => come.map((to) => ({ from, to, far: difference(from, to) })))
    .filter(({ far }) => far <= differenceMax)
    .sort((a, b) => a.far - b.far);
  const taken = new Set<KeyUse>();
  return pairs.flatMap(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return [];
    taken.add(from).add(to);
    return [{ from, to }];
  });
}

function difference(from: KeyUse, to: KeyUse): number {
  if (from.isPrefix !== to.isPrefix || from.isExact !== to.isExact) return 1;
  const [a, b] = [relaxedKey(from.key), relaxedKey(to.key)];
  if (a.endsWith(b) || b.endsWith(a)) return 0.1;
  const [lastA, lastB] = [lastOf(from.key), lastOf(to.key)];
  // The same last word below another parent: `order.pay.timeout`, `payment.timeout`.
  const isMoved =
    lastA === lastB && from.key.includes('.') && from.fallback !== undefined && from.fallback === to.fallback;
  return isMoved ? 0.3 : distance(a, b) / Math.max(a.length, b.length);
}

function lastOf(key: string): string {
  return relaxedKey(key.split('.').at(-1) ?? key);
}
