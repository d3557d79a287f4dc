/** What a phase file declares, and the SQL that follows from it. Pure. */
import { createHash } from 'node:crypto';
import type { Name } from '../model.ts';
import type { RowsQuestion } from '../proof.ts';
import { columnName, rowsFound } from '../wording.ts';
import type { Looked } from '../wording.ts';
import { plainName } from '../sql.ts';
import type { Dialect } from '../read/dialect.ts';
import type { Migration } from '../read/migration.ts';
import type { PhaseId } from './phase-id.ts';
import { spellings } from './spelling.ts';
import type { Spelling } from './spelling.ts';

/** A column, and the SQL expression that gives its value out of the columns of the other side. */
export interface ConvertedColumn {
  readonly name: string;
  readonly from: string;
}

/** One value of a table that moves from old columns to new ones while both kinds of code run. */
export interface ColumnChange {
  readonly dialect: Dialect;
  readonly table: Name;
  /** Columns that tell one row from another. */
  readonly key: readonly string[];
  /** Each made of the new columns. */
  readonly old: readonly ConvertedColumn[];
  /** Each made of the old columns. */
  readonly new: readonly ConvertedColumn[];
  /** SQL of the triggers that keep both sides alike; absent where the code writes both. */
  readonly bridge?: { readonly file: string; readonly sql: string };
  /** Ordinary values as text, by column, where the table refuses made-up ones: the first ones make a row, the second ones another. */
  readonly samples?: Readonly<Record<string, readonly string[]>>;
  readonly phase: PhaseId;
}

/** `users.full_name -> first_name, last_name`: names the change for people and records. */
export function changeName({ table, old, new: made }: ColumnChange): string {
  return `${columnName({ table, column: namesOf(old).join(', ') })} -> ${namesOf(made).join(', ')}`;
}

/** 16 hex characters over what a passed phase was proven of. */
export function changeDigest({ table, key, old, new: made }: ColumnChange): string {
  return createHash('sha256')
    .update(JSON.stringify([plainName(table), key, old, made]))
    .digest('hex')
    .slice(0, 16);
}

export function namesOf(columns: readonly ConvertedColumn[]): string[] {
  return columns.map(({ name }) => name);
}

/** Nothing where the code writes both sides. The release that removes the old columns removes the bridge too. */
export function bridgeOf({ bridge, phase }: ColumnChange): Migration[] {
  return bridge === undefined || phase === 'remove-old' ? [] : [{ name: bridge.file, sql: bridge.sql }];
}

export function spellingOf({ dialect }: ColumnChange): Spelling {
  return spellings[dialect];
}

/** Sides of a change, or parts of one. */
type Columns = readonly ConvertedColumn[];

/** True for rows in which a column is not what the other side makes of it. */
export function differs(change: ColumnChange, columns: Columns): string {
  const spelling = spellingOf(change);
  return columns.map(({ name, from }) => spelling.isOther(spelling.column(name), `(${from})`)).join(' OR ');
}

export function anyFilled(change: ColumnChange, columns: Columns): string {
  const spelling = spellingOf(change);
  return columns.map(({ name }) => `${spelling.column(name)} IS NOT NULL`).join(' OR ');
}

/** `first_name = (…), last_name = (…)`: sets columns to what the other side makes of them. */
export function assignments(change: ColumnChange, columns: Columns): string {
  const spelling = spellingOf(change);
  return columns.map(({ name, from }) => `${spelling.column(name)} = (${from})`).join(', ');
}

/** Asks for the rows for which a condition holds. @param columns puts others in the place of those of the table */
export function rowsWhere(
  change: ColumnChange,
  condition: string,
  columns = (table: string): string => table,
): RowsQuestion {
  const spelling = spellingOf(change);
  const { count } = spelling;
  return {
    expressions: [...change.old, ...change.new].map(({ from }) => from),
    ...spelling.asked(
      change.table,
      (from) => `SELECT ${count} AS bad, ${count} AS n
FROM ${columns(from)} WHERE ${condition} HAVING count(*) > 0`,
    ),
  };
}

/** `Of users, 2 rows in the live database do not agree.` */
export function rowsSentence(
  { table }: ColumnChange,
  found: Looked & { readonly count: number },
  verb: readonly [string, string],
): string {
  return `Of ${plainName(table)}, ${rowsFound(found.count, verb, found)}.`;
}
