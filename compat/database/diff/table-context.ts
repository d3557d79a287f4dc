import type { ColumnOrigin } from '../changes.ts';
import type { Name } from '../model.ts';

/** What both sides of a changed table are called, and how their columns correspond. */
export interface TableContext {
  readonly table: Name;
  readonly newTable: Name;
  /** Columns of the old table as the new schema names them. */
  readonly knownColumns: readonly string[];
  readonly origins: readonly ColumnOrigin[];
  /** Puts the old names of renamed columns into SQL of the new schema. */
  sayOld(sql: string): string;
  /** The new name of an old table; undefined when it is gone. */
  newNameOf(table: Name): Name | undefined;
  oldNameOf(table: Name): Name | undefined;
}
