import type { SampledRoute } from './route-sampler.ts';
import { byPriority, type Kept } from './stratum.ts';

export interface Chosen<Item> {
  readonly route: string;
  readonly item: Item;
}

/**
 * At most `most` items of all routes, in order of arrival: first of every route the `perRouteMin` with the
 * lowest priority, then whichever have the lowest, so that each route gets its share of the rest.
 */
export function choose<Item>(
  routes: readonly SampledRoute<Item>[],
  { most, perRouteMin }: { readonly most: number; readonly perRouteMin: number },
): Chosen<Item>[] {
  const each = Math.min(perRouteMin, Math.floor(most / Math.max(1, routes.length)));
  const sure: Candidate<Item>[] = [];
  const others: Candidate<Item>[] = [];
  for (const { route, kept } of routes) {
    const sorted = kept.toSorted(byPriority).map((one) => ({ ...one, route }));
    sure.push(...sorted.slice(0, each));
    others.push(...sorted.slice(each));
  }
  const rest = others.sort(byPriority).slice(0, most - sure.length);
  return [...sure, ...rest].sort((a, b) => a.order - b.order).map(({ route, item }) => ({ route, item }));
}

type Candidate<Item> = Kept<Item> & { readonly route: string };
