import type { Contracts } from './results.ts';

/** Keys of operations in their contracts, for example `GET /orders/{}`, by the place that reports name. */
export function operationKeys({ baseline, candidate }: Contracts): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const [key, { place }] of [...baseline.operations, ...candidate.operations]) keys.set(place, key);
  return keys;
}
