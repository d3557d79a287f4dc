/** Asks the old rows of MySQL as the new schema names them. Pure. */
import type { ColumnOrigin } from '../../changes.ts';
import type { Name } from '../../model.ts';
import { quoteBackticks, quotePath } from '../names.ts';
import { mysqlTypeChange } from '../type.ts';
import { rowsOf } from './asked.ts';

/** Columns of the new table that a question is about. */
export function neededOrigins(
  origins: readonly ColumnOrigin[],
  columns: readonly (string | null)[],
  expressions: readonly string[],
): ColumnOrigin[] {
  const text = expressions.join(' ').toLowerCase();
  const words = new Set(text.match(/[\p{L}_][\p{L}\p{N}_$]*/gu));
  return origins.filter(
    ({ name }) =>
      columns.includes(name) ||
      words.has(name.toLowerCase()) ||
      text.includes(quoteBackticks(name).toLowerCase()),
  );
}

/** Why the values of a column cannot be foreseen; undefined when they can. */
export function unforeseen({ name, from, type, oldType = type, startsAs }: ColumnOrigin): string | undefined {
  if (from === null) {
    return startsAs === 'NULL' ? undefined : `${name} is new, and its values come from the migration`;
  }
  const change = mysqlTypeChange(oldType, type);
  return change === 'same' || change === 'widened'
    ? undefined
    : `${name} changes its type too, and its values come from the migration`;
}

export function startsEmpty({ name }: ColumnOrigin): string {
  return `${name} is new and empty, unless the migration itself fills it`;
}

/** The old table under the column names of the new one; itself where these columns are as they were. */
export function rowsAsNamedNow(table: Name, needed: readonly ColumnOrigin[], limit = ''): string {
  if (needed.every(({ name, from }) => name === from)) return rowsOf(table, limit);
  const columns = needed.map(
    ({ name, from }) => `${from === null ? 'NULL' : quoteBackticks(from)} AS ${quoteBackticks(name)}`,
  );
  return `(SELECT ${columns.join(', ')} FROM ${quotePath(table)}${limit}) AS old_table`;
}
