import * as place from './place.ts';
import type { CoverageRow, RouteRow } from './report.ts';
import type { Result } from './result.ts';
import { isFinding } from './weight.ts';

/**
 * Operations that change or were replayed, and how many compared requests exercised each; changed but not
 * exercised comes first.
 *
 * An operation changes when a compat result names it and holds a change or a finding.
 */
export function coverageOf(results: readonly Result[], routes: readonly RouteRow[]): readonly CoverageRow[] {
  const changed = new Set(
    results
      .filter((result) => result.tool === 'compat' && (result.change !== undefined || isFinding(result)))
      .flatMap((result) => result.places.filter((key) => key.startsWith('operation:'))),
  );
  const exercised = new Map<string, number>();
  for (const { route, pairs } of routes) {
    const key = operationOf(route);
    exercised.set(key, (exercised.get(key) ?? 0) + pairs);
  }
  return [...new Set([...changed, ...exercised.keys()])]
    .map((key) => ({ place: key, exercised: exercised.get(key) ?? 0, changed: changed.has(key) }))
    .sort(unexercisedFirst);
}

/** `GET /orders/{id}` as replay names its routes; a bare path was asked for with GET. */
function operationOf(route: string): string {
  if (route.startsWith('operation:')) return route;
  const [, method = 'GET', path = route] = /^([A-Z]+) (.*)$/s.exec(route) ?? [];
  return place.operation(method, path);
}

function unexercisedFirst(a: CoverageRow, b: CoverageRow): number {
  return (
    Number(b.changed) - Number(a.changed) ||
    Number(a.exercised > 0) - Number(b.exercised > 0) ||
    (a.place < b.place ? -1 : Number(a.place > b.place))
  );
}
