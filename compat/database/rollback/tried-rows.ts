/** The rows that are tried against the old schema, as inserts into the new one. Pure. */
import type { Name } from '../model.ts';
import type { BoundaryValue } from './boundary-values.ts';

export interface RowsToTry {
  /** As the new schema names it. */
  readonly table: Name;
  /** Columns whose values are tried, one after the other. */
  readonly columns: readonly string[];
  /** Their type in the old schema, where that has changed. */
  readonly oldType?: string;
  /** What to try; the edges of the type where nothing is said. */
  readonly values?: readonly BoundaryValue[];
  /** Two rows with the same values in `columns` instead. */
  readonly twice?: boolean;
}

export interface TriedColumn {
  readonly name: string;
  readonly notNull: boolean;
}

/** Writes rows of one table as its server reads them. */
export interface RowWriter<Column extends TriedColumn> {
  /** Those that an insert may fill. */
  readonly columns: readonly Column[];
  /** An insert with ordinary values, but for those that are given: SQL by name of column. */
  insert(columns: readonly Column[], values: ReadonlyMap<string, string>): string;
  /** Another value than the ordinary one; undefined where none is known. */
  other(column: Column): string | undefined;
  /** Values at the edges of its type. */
  edges(column: Column): readonly BoundaryValue[];
}

export interface TriedRows {
  /** One insert, or two. */
  readonly rows: readonly string[];
  readonly of: readonly string[];
  readonly kind: string;
}

/** One row for each value that is to be tried, or two rows alike. */
export function rowsToTry<Column extends TriedColumn>(
  trial: RowsToTry,
  columns: readonly Column[],
  writer: RowWriter<Column>,
): TriedRows[] {
  if (trial.twice === true) {
    const differs = columns.filter(({ name }) => !trial.columns.includes(name));
    const others = new Map(
      differs.flatMap((column) => {
        const value = writer.other(column);
        return value === undefined ? [] : [[column.name, value] as const];
      }),
    );
    const rows = [writer.insert(columns, new Map()), writer.insert(columns, others)];
    return [{ rows, of: trial.columns, kind: 'the same value twice' }];
  }
  return columns
    .filter(({ name }) => trial.columns.includes(name))
    .flatMap((column) =>
      (trial.values ?? writer.edges(column)).map(({ sql, kind }) => ({
        rows: [writer.insert(columns, new Map([[column.name, sql]]))],
        of: [column.name],
        kind,
      })),
    );
}
