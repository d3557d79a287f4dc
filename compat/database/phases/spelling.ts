/** How each kind of server writes what phases ask of it. Pure. */
import { asked as askedOfPostgresql } from '../data/proofs/old-rows.ts';
import type { Name } from '../model.ts';
import { quoteBackticks, quotePath } from '../mysql/names.ts';
import { asked as askedOfMysql, rowsOf } from '../mysql/proofs/asked.ts';
import type { RowsQuestion } from '../proof.ts';
import type { Dialect } from '../read/dialect.ts';
import { quoteIdentifier, quoteName } from '../sql.ts';

export interface Spelling {
  column(name: string): string;
  table(name: Name): string;
  /** Whether an expression gives another value than a column holds; nothing is like nothing. */
  isOther(column: string, expression: string): string;
  /** How many rows, as text. */
  readonly count: string;
  /** A question to all rows and the same to some; `build` is given what stands after FROM. */
  asked(table: Name, build: (from: string) => string): Pick<RowsQuestion, 'sql' | 'sampled'>;
  /** Sets columns of all rows to what a select gives under their names. */
  update(table: Name, columns: readonly string[], select: string): string;
}

export const spellings: Readonly<Record<Dialect, Spelling>> = {
  postgresql: {
    column: quoteIdentifier,
    table: quoteName,
    isOther: (column, expression) => `${column} IS DISTINCT FROM ${expression}`,
    count: 'count(*)::text',
    asked: (table, build) => askedOfPostgresql({ table, needed: [] }, build),
    update: (table, columns, select) =>
      `UPDATE ${quoteName(table)} SET (${columns.map(quoteIdentifier).join(', ')}) = (${select})`,
  },
  mysql: {
    column: quoteBackticks,
    table: quotePath,
    isOther: (column, expression) => `NOT (CASE WHEN COLLATION(${column}) = 'binary'
      THEN ${column} <=> ${expression} ELSE ${bytes(column)} <=> ${bytes(expression)} END)`,
    count: 'COUNT(*)',
    asked: (table, build) => askedOfMysql((limit) => build(rowsOf(table, limit))),
    update: (table, columns, select) => {
      const set = columns.map(quoteBackticks).map((name) => `${quotePath(table)}.${name} = made.${name}`);
      return `UPDATE ${quotePath(table)}, (${select}) AS made SET ${set.join(', ')}`;
    },
  },
};

/** Most collations hold texts for equal that differ in case or in blanks at their end. */
function bytes(expression: string): string {
  return `CAST(CONVERT(${expression} USING utf8mb4) AS BINARY)`;
}
