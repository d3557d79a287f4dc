import type { Change } from '../changes.ts';
import type { ServerVersion } from '../data/live-facts.ts';
import type { Name, SchemaModel } from '../model.ts';
import type { PlannedQuery } from '../queries/planned.ts';
import type { StatementTrace } from './statement-trace.ts';
import type { TableSize } from './table-sizes.ts';

/** A release as a whole: what its statements did to the tables that stood before it, and both schemas. */
export interface Release {
  readonly before: SchemaModel;
  readonly after: SchemaModel;
  readonly changes: readonly Change[];
  readonly oldQueries: readonly PlannedQuery[];
  /** None where the histories part: then nothing is known of how the old tables become the new ones. */
  readonly statements: readonly StatementTrace[];
  /** How many rows the tables hold, where a running database says so. */
  readonly sizes: readonly TableSize[];
  /** From so many rows on, what takes longer with every row blocks. */
  readonly largeTableRows: number;
  /** The server that it goes to, where the user or a running database says so. */
  readonly target?: ServerVersion;
}

/** What is done to a table. */
export interface Subject {
  readonly table: Name;
  /** Of the column, index, constraint or trigger. */
  readonly name?: string;
  /** The statement that does it. */
  readonly statement?: string;
}
