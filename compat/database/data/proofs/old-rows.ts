/** Asks the old rows as the new schema names them. Pure. */
import type { ColumnOrigin } from '../../changes.ts';
import { typeChange } from '../../diff/type-change.ts';
import type { Name } from '../../model.ts';
import type { RowsQuestion } from '../../proof.ts';
import { quoteIdentifier, quoteName } from '../../sql.ts';

/** Samples that one question may give. */
export const samplesMax = 5;

/** The rows that a question is about. */
export interface OldRows {
  readonly table: Name;
  /** Columns of the new schema that are asked for. */
  readonly needed: readonly ColumnOrigin[];
}

/** A question to all rows, and the same to a sample of their pages. */
export function asked(
  { table, needed }: OldRows,
  build: (from: string) => string,
): Pick<RowsQuestion, 'sql' | 'sampled'> {
  return {
    sql: build(rowsAsNamedNow(table, needed, '')),
    sampled: build(rowsAsNamedNow(table, needed, ' TABLESAMPLE SYSTEM ($1)')),
  };
}

/** An answer that needs no query, or that none can give. */
export function settled(result: 'clean' | 'unknown', reason: string): RowsQuestion {
  return { sql: '', expressions: [], settled: { result, reason } };
}

/** Columns of the new table that a question is about. */
export function neededOrigins(
  origins: readonly ColumnOrigin[],
  columns: readonly (string | null)[],
  expressions: readonly string[],
): ColumnOrigin[] {
  const text = expressions.join(' ');
  const words = new Set(text.match(/[\p{L}_][\p{L}\p{N}_$]*/gu));
  return origins.filter(
    ({ name }) => columns.includes(name) || words.has(name) || text.includes(quoteIdentifier(name)),
  );
}

/** Why the values of a column cannot be foreseen; undefined when they can, or when it starts with a known one. */
export function unforeseen({ name, from, type, oldType = type, startsAs }: ColumnOrigin): string | undefined {
  if (from === null) return startsAs === null ? comesFromMigration(name) : undefined;
  const change = typeChange(oldType, type);
  return change === 'same' || change === 'widened'
    ? undefined
    : `${name} changes its type too, and its values come from the migration`;
}

export function comesFromMigration(name: string): string {
  return `${name} is new, and its values come from the migration`;
}

export function startsEmpty({ name }: ColumnOrigin): string {
  return `${name} is new and empty, unless the migration itself fills it`;
}

export function startsDistinct({ name }: ColumnOrigin): string {
  return `${name} is new and gives each row a value of its own`;
}

/** What of the migration `asked` writes into a question: values of new columns. */
export function startsOf(needed: readonly ColumnOrigin[]): string[] {
  return needed.flatMap(({ from, startsAs, type }) => (from === null ? [`(${startsAs})::${type}`] : []));
}

/** The old table under the column names of the new one; itself where these columns are as they were. */
function rowsAsNamedNow(table: Name, needed: readonly ColumnOrigin[], sample: string): string {
  if (needed.every(({ name, from }) => name === from)) return `${quoteName(table)}${sample}`;
  const columns = needed.map(({ name, from, startsAs, type }) => {
    const value = from === null ? `(${startsAs})::${type}` : quoteIdentifier(from);
    return `${value} AS ${quoteIdentifier(name)}`;
  });
  return `(SELECT ${columns.join(', ')} FROM ${quoteName(table)}${sample}) AS old_table`;
}
