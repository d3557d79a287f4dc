/** The rows that are tried against the old schema, as inserts into the new one. */
import type { Session } from '../engine/session.ts';
import { madeUpValue, readValueTypes } from '../matrix/made-up-value.ts';
import type { ValueType } from '../matrix/made-up-value.ts';
import type { Name } from '../model.ts';
import { quoteIdentifier, quoteName } from '../sql.ts';
import { boundaryValues, otherValue } from './boundary-values.ts';
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

export interface Column {
  readonly name: string;
  readonly notNull: boolean;
  readonly of: ValueType;
}

export interface TriedRows {
  /** One insert, or two. */
  readonly rows: readonly string[];
  readonly of: readonly string[];
  readonly kind: string;
}

/** One row for each value that is to be tried, or two rows alike. */
export function rowsToTry(trial: RowsToTry, columns: readonly Column[]): TriedRows[] {
  if (trial.twice === true) {
    const differs = columns.filter(({ name }) => !trial.columns.includes(name));
    const others = new Map(
      differs.flatMap(({ name, of }) => {
        const value = otherValue(of.type, of.category);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
    const rows = [insertOf(trial, columns, new Map()), insertOf(trial, columns, others)];
    return [{ rows, of: trial.columns, kind: 'the same value twice' }];
  }
  return columns
    .filter(({ name }) => trial.columns.includes(name))
    .flatMap(({ name, of }) =>
      (trial.values ?? boundaryValues(of.type, of.category, trial.oldType)).map(({ sql, kind }) => ({
        rows: [insertOf(trial, columns, new Map([[name, sql]]))],
        of: [name],
        kind,
      })),
    );
}

/** An insert with ordinary values, but for those that are given. */
export function insertOf(
  { table, columns: tried, oldType }: RowsToTry,
  columns: readonly Column[],
  values: ReadonlyMap<string, string>,
): string {
  // An ordinary value is one that the old type could hold as well.
  const usual = ({ name, of }: Column): string =>
    oldType !== undefined && tried.includes(name) && of.category === 'S'
      ? `'1'::${of.type}`
      : madeUpValue(of, 'a');
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const row = columns.map((column) => values.get(column.name) ?? usual(column)).join(', ');
  return `INSERT INTO ${quoteName(table)} (${names}) OVERRIDING SYSTEM VALUE VALUES (${row})`;
}

/** Columns that an insert may fill, with what must be known of their types. */
export async function readColumns(db: Session, table: Name): Promise<Column[]> {
  const { rows } = await db.query<{ name: string; type: string; notNull: boolean }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS "notNull" FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [quoteName(table)],
  );
  const types = await readValueTypes(
    db,
    rows.map(({ type }) => type),
  );
  return rows.flatMap(({ name, type, notNull }) => {
    const of = types.get(type);
    return of === undefined ? [] : [{ name, notNull, of }];
  });
}
