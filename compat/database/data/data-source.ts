import type { TextRow } from '../engine/messages.ts';
import type { RowsQuestion } from '../proof.ts';
import type { LiveFacts } from './live-facts.ts';

/** Rows of the old schema, to ask whether they stand against a change. */
export interface DataSource {
  /** Which rows these are, as a sentence says it after "rows": `in the live database`. */
  readonly which: string;
  /** Somebody's own database: only generated SQL with harmless built-in functions may run there. */
  readonly live: boolean;
  /** There may be others, so that finding nothing among these proves nothing. */
  readonly partial: boolean;
  /** Rows of a generated query, all values as text. Rejects with what the server says, or why it may not run. */
  rows(sql: string): Promise<readonly TextRow[]>;
  /** Looks for rows that stand against a change, as far as the limits allow. Rejects with what the server says. */
  look(question: RowsQuestion): Promise<Look>;
  /** What the database says of itself; absent where it says nothing of a running one. */
  facts?(): Promise<LiveFacts>;
  close(): Promise<void>;
}

/** What a look at rows gave, or why there was none. */
export type Look =
  | { readonly refused: string }
  | {
      readonly rows: readonly TextRow[];
      /** Only a part was looked at, so that finding nothing proves nothing. */
      readonly sample?: { readonly percent: number; readonly cost: number; readonly costMax: number };
      /** How far these rows are behind the database that they stand for; null when nobody can tell. */
      readonly lagMs?: number | null;
      /** Why finding nothing proves nothing, where they are too far behind. */
      readonly lagFault?: string;
    };
