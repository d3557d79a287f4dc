/** What a phase file declares, and the SQL that follows from it. Pure. */
import { createHash } from 'node:crypto';
import type { Name } from '../model.ts';
import type { RowsQuestion } from '../proof.ts';
import { asked } from '../data/proofs/old-rows.ts';
import { columnName, rowsFound } from '../wording.ts';
import type { Looked } from '../wording.ts';
import { plainName, quoteIdentifier } from '../sql.ts';
import type { PhaseId } from './phase.ts';

/** A column, and the SQL expression that gives its value out of the columns of the other side. */
export interface ConvertedColumn {
  readonly name: string;
  readonly from: string;
}

/** One value of a table that moves from old columns to new ones while both kinds of code run. */
export interface ColumnChange {
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

/** True for rows in which a column is not what the other side makes of it. */
export function differs(columns: readonly ConvertedColumn[]): string {
  return columns.map(({ name, from }) => `${quoteIdentifier(name)} IS DISTINCT FROM (${from})`).join(' OR ');
}

export function anyFilled(columns: readonly ConvertedColumn[]): string {
  return columns.map(({ name }) => `${quoteIdentifier(name)} IS NOT NULL`).join(' OR ');
}

/** `first_name = (…), last_name = (…)`: sets columns to what the other side makes of them. */
export function assignments(columns: readonly ConvertedColumn[]): string {
  return columns.map(({ name, from }) => `${quoteIdentifier(name)} = (${from})`).join(', ');
}

/** Asks for the rows for which a condition holds. */
export function rowsWhere(change: ColumnChange, condition: string): RowsQuestion {
  return {
    expressions: [...change.old, ...change.new].map(({ from }) => from),
    ...asked(
      { table: change.table, needed: [] },
      (from) => `SELECT count(*)::text AS bad, count(*)::text AS n
FROM ${from} WHERE ${condition} HAVING count(*) > 0`,
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
