import type { Plan } from '../engine/plan.ts';
import type { WriteOutcome } from '../matrix/carry-out.ts';
import type { KeptOutcome } from '../matrix/kept.ts';
import type { QueryShape } from './shape.ts';

/** Where a query stands. */
export interface QueryPlace {
  readonly file: string;
  /** Absent for a live database. */
  readonly line?: number;
}

/** One query of a source. */
export interface Query {
  /** Its `-- name:` or what else its source calls it, else its beginning. Stable while the query stays as it is. */
  readonly name: string;
  /** As the source writes it; without values where users may have entered them. */
  readonly text: string;
  /** With parameters as `$1`, `$2` …, without a closing semicolon. */
  readonly sql: string;
  readonly source: QueryPlace;
  /** The same query elsewhere. */
  readonly alsoAt?: readonly QueryPlace[];
  /** Equal for queries that differ in values and spelling only. */
  readonly fingerprint?: string;
  /** Parts of it are SQL that is known at run time only; absent where none are. */
  readonly isOpen?: boolean;
  /** Title of the kind of source that it was found in. */
  readonly foundIn?: string;
  /** How often it was sent, where the source knows. */
  readonly calls?: number;
}

/** A query, what it reads and writes, and what both schemas say of it. */
export interface PlannedQuery extends Query {
  readonly onOld: Plan;
  readonly onNew: Plan;
  readonly shape: QueryShape;
  /** How it went on both schemas with made-up values; absent where it writes nothing or could not be tried. */
  readonly written?: { readonly onOld: WriteOutcome; readonly onNew: WriteOutcome };
  /** How it went when it was prepared before the migration and used after it; absent where that was not tried. */
  readonly kept?: KeptOutcome;
}
