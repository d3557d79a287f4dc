import type { PlannedQuery } from '../queries/planned.ts';
import type { Body } from './body.ts';
import type { Order } from './order.ts';

/** Old and new code on the old and the new schema: what was tried, as data. */
export interface Matrix {
  readonly oldQueries: readonly PlannedQuery[];
  readonly newQueries: readonly PlannedQuery[];
  /** What is to go out first; the schema where nothing is said. */
  readonly order?: Order;
  /** Functions, triggers, views and policies, planned on both schemas. */
  readonly bodies: { readonly before: readonly Body[]; readonly after: readonly Body[] };
}
