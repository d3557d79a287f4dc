import type { Dialect } from '../read/dialect.ts';
import type { Migration } from '../read/migration.ts';
import type { SchemaObject } from './schema-object.ts';

/** Where a history runs so that its preconditions can be asked: a scratch database, or a replay in memory. */
export interface Ground {
  readonly dialect: Dialect;
  /** @throws {HarnessError} `migration-failed`. @param mayLoseRows rows that a statement fails on may go */
  apply(migrations: readonly Migration[], mayLoseRows: boolean): Promise<unknown>;
  /** What is there now. */
  objects(): Promise<readonly SchemaObject[]>;
  /** The first value of a query. Rejects with what the server says; absent where there is no server. */
  value?(sql: string): Promise<string>;
  /** Empties it. */
  reset(): Promise<void>;
}
