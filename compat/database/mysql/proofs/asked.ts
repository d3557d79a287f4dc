/** Questions to a MySQL in their two forms: of all rows, and of the first ones of a table that is too large. Pure. */
import type { Name } from '../../model.ts';
import type { RowsQuestion } from '../../proof.ts';
import { quotePath } from '../names.ts';

/** Samples that one question may give. */
export const samplesMax = 5;

export function settled(result: 'clean' | 'unknown', reason: string): RowsQuestion {
  return { sql: '', expressions: [], settled: { result, reason } };
}

/** @param build writes the question; what it is given limits the rows that are read, or is empty */
export function asked(build: (limit: string) => string, expressions: readonly string[] = []): RowsQuestion {
  // `LIMIT $1`: whoever asks sets the number of rows.
  return { expressions, sql: build(''), sampled: build(' LIMIT $1') };
}

/** All rows of a table, or the first ones. */
export function rowsOf(table: Name, limit: string): string {
  return limit === '' ? quotePath(table) : `(SELECT * FROM ${quotePath(table)}${limit}) AS first_rows`;
}

/** Counts rows; none are no answer at all. */
export function counting(from: string): string {
  return `SELECT COUNT(*) AS bad, COUNT(*) AS n FROM ${from} HAVING COUNT(*) > 0`;
}

/** Counts rows by place, over several places; those without any are left out. */
export function countingPlaces(counts: readonly string[]): string {
  return `SELECT place, n, SUM(n) OVER () AS bad
FROM (${counts.join('\nUNION ALL ')}) AS held WHERE n > 0 ORDER BY n DESC`;
}
