import type { TextRow } from '../engine/messages.ts';

/** Rows of the old schema, to ask whether they stand against a change. */
export interface DataSource {
  /** Where was looked, as a sentence names it: `the live database`. */
  readonly title: string;
  /** Somebody's own database: only generated SQL with harmless built-in functions may run there. */
  readonly live: boolean;
  /** Rows of a generated query, all values as text. Rejects with what the server says. */
  rows(sql: string): Promise<readonly TextRow[]>;
  close(): Promise<void>;
}
