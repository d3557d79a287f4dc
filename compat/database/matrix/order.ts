/** In which order schema and code may go out, by what each schema says of the other release's queries. Pure. */
import type { PlannedQuery } from '../queries/planned.ts';
import { breakOn } from './failure.ts';
import type { Side } from './failure.ts';

/** What goes out first. */
export type Order = 'migrate-first' | 'code-first';

export interface OrderFacts {
  readonly oldAsked: number;
  readonly newAsked: number;
  /** Old queries that stop working with the migration; each speaks against migrating first. */
  readonly oldBroken: readonly PlannedQuery[];
  /** New queries that do not work before it; each speaks against releasing the code first. */
  readonly newBroken: readonly PlannedQuery[];
}

interface Asked {
  readonly oldQueries: readonly PlannedQuery[];
  readonly newQueries: readonly PlannedQuery[];
}

export function orderFacts({ oldQueries, newQueries }: Asked): OrderFacts {
  return {
    oldAsked: oldQueries.length,
    newAsked: newQueries.length,
    oldBroken: brokenOn('new', oldQueries),
    newBroken: brokenOn('old', newQueries),
  };
}

/** What other values may mend is told at the query itself, and decides no order. */
function brokenOn(side: Side, queries: readonly PlannedQuery[]): readonly PlannedQuery[] {
  return queries.filter((query) => breakOn(query, side)?.dependsOnValues === false);
}

/** Undefined when no queries of the release that decides it were given. */
export function isSafe(
  order: Order,
  { oldAsked, newAsked, oldBroken, newBroken }: OrderFacts,
): boolean | undefined {
  const [asked, broken] = order === 'migrate-first' ? [oldAsked, oldBroken] : [newAsked, newBroken];
  return asked === 0 ? undefined : broken.length === 0;
}

/** `migrate first`, `no safe order`: what both halves together say. */
export function orderText(facts: OrderFacts): string {
  const migrateFirst = isSafe('migrate-first', facts);
  const codeFirst = isSafe('code-first', facts);
  if (migrateFirst === true && codeFirst === true) return 'either order';
  if (migrateFirst === false && codeFirst === false) return 'no safe order';
  if (migrateFirst === true)
    return codeFirst === false ? 'migrate first' : 'migrate first is safe, code first was not tried';
  if (codeFirst === true)
    return migrateFirst === false ? 'code first' : 'code first is safe, migrate first was not tried';
  if (migrateFirst === false) return 'not migrate first; code first was not tried';
  return codeFirst === false ? 'not code first; migrate first was not tried' : 'no queries were given';
}
