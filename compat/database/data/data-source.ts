import type { TextRow } from '../engine/messages.ts';

/** Rows of the old schema, to ask whether they stand against a change. */
export interface DataSource {
  /** Which rows these are, as a sentence says it after "rows": `in the live database`. */
  readonly which: string;
  /** Somebody's own database: only generated SQL with harmless built-in functions may run there. */
  readonly live: boolean;
  /** There may be others, so that finding nothing among these proves nothing. */
  readonly partial: boolean;
  /** Rows of a generated query, all values as text. Rejects with what the server says. */
  rows(sql: string): Promise<readonly TextRow[]>;
  close(): Promise<void>;
}
