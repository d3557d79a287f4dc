import type { Plan } from '../engine/plan.ts';
import type { QueryShape } from './shape.ts';

/** One query of a source. */
export interface Query {
  /** Its `-- name:`, else its beginning. Stable while the query stays as it is. */
  readonly name: string;
  /** As the source writes it. */
  readonly text: string;
  /** With parameters as `$1`, `$2` …, without a closing semicolon. */
  readonly sql: string;
  readonly source: { readonly file: string; readonly line: number };
}

/** A query, what it reads and writes, and what both schemas say of it. */
export interface PlannedQuery extends Query {
  readonly onOld: Plan;
  readonly onNew: Plan;
  readonly shape: QueryShape;
}
