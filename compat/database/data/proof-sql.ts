/** Builds the queries that look for rows which stand against a change. Pure; they run on the old schema. */
import type { ChangeOf, ColumnOrigin } from '../changes.ts';
import type { Name } from '../model.ts';
import type { RowsQuestion } from '../proof.ts';
import { quoteIdentifier, quoteLiteral, quoteName } from '../sql.ts';

const samplesMax = 5;

/** Rows that a unique index would refuse, in groups that share a value. */
export function duplicates({ table, origins, index, implied }: ChangeOf<'unique-index-added'>): RowsQuestion {
  if (implied) return settled('clean', 'an older unique index already forbids duplicates');
  const expressions = index.keys.filter((_, i) => index.columns[i] === null);
  if (index.predicate !== null) expressions.push(index.predicate);
  const needed = neededOrigins(origins, index.columns, expressions);
  const added = needed.filter(({ from }) => from === null);
  const filled = added.find(({ startsAs }) => startsAs !== 'NULL');
  if (filled !== undefined) return settled('unknown', comesFromMigration(filled));
  const empty = added.find(({ name }) => index.columns.includes(name));
  if (empty !== undefined && !index.nullsNotDistinct) return settled('clean', startsEmpty(empty));
  const aliases = index.keys.map((_, i) => `key_${i + 1}`);
  const keys = index.keys.map((key, i) => `(${key}) AS ${aliases[i]}`).join(', ');
  const where = index.predicate === null ? '' : ` WHERE ${index.predicate}`;
  const notNull = index.nullsNotDistinct
    ? ''
    : ` WHERE ${aliases.map((a) => `${a} IS NOT NULL`).join(' AND ')}`;
  return {
    expressions,
    sql: `SELECT ${aliases.map((a) => `${a}::text`).join(', ')}, n::text, (sum(n) OVER ())::text AS bad
FROM (SELECT ${aliases.join(', ')}, count(*) AS n
  FROM (SELECT ${keys} FROM ${asNamedNow(table, needed)}${where}) AS keyed${notNull}
  GROUP BY ${aliases.join(', ')} HAVING count(*) > 1) AS repeated
ORDER BY repeated.n DESC LIMIT ${samplesMax}`,
  };
}

/** Rows without a value. */
export function nulls(table: Name, column: string): RowsQuestion {
  return {
    expressions: [],
    sql: `SELECT count(*)::text AS bad, count(*)::text AS n
FROM ${quoteName(table)} WHERE ${quoteIdentifier(column)} IS NULL HAVING count(*) > 0`,
  };
}

/** Rows that a check would refuse. NULL passes a check. */
export function violations({ table, origins, check }: ChangeOf<'check-added'>): RowsQuestion {
  const needed = neededOrigins(origins, [], [check.expression]);
  const unknown = needed.find(({ from, startsAs }) => from === null && startsAs === null);
  if (unknown !== undefined) return settled('unknown', comesFromMigration(unknown));
  return {
    expressions: [
      check.expression,
      ...needed.flatMap(({ from, startsAs }) => (from === null && startsAs) || []),
    ],
    sql: `SELECT count(*)::text AS bad, count(*)::text AS n
FROM ${asNamedNow(table, needed)} WHERE (${check.expression}) IS FALSE HAVING count(*) > 0`,
  };
}

/** Rows that point at nothing. */
export function orphans({ table, origins, key, oldTarget }: ChangeOf<'foreign-key-added'>): RowsQuestion {
  const needed = neededOrigins(origins, key.columns, []);
  const added = needed.find(({ from }) => from === null);
  if (added?.startsAs === 'NULL') return settled('clean', startsEmpty(added));
  if (added !== undefined) return settled('unknown', comesFromMigration(added));
  if (oldTarget === null) return settled('unknown', 'the table that it points at is new');
  const columns = key.columns.map(quoteIdentifier);
  const match = columns.map((column, i) => `p.${quoteIdentifier(key.targetColumns[i] ?? '')} = c.${column}`);
  return {
    expressions: [],
    sql: `SELECT ${columns.map((column) => `c.${column}::text`).join(', ')}, count(*)::text AS n,
  (sum(count(*)) OVER ())::text AS bad
FROM (SELECT * FROM ${asNamedNow(table, needed)}) AS c
WHERE ${columns.map((column) => `c.${column} IS NOT NULL`).join(' AND ')}
  AND NOT EXISTS (SELECT 1 FROM ${quoteName(oldTarget)} AS p WHERE ${match.join(' AND ')})
GROUP BY ${columns.map((column) => `c.${column}`).join(', ')} ORDER BY count(*) DESC LIMIT ${samplesMax}`,
  };
}

/** Rows whose value does not fit the new type. */
export function misfits({ table, column, after }: ChangeOf<'column-type-narrowed'>): RowsQuestion {
  const value = quoteIdentifier(column);
  return {
    expressions: [],
    sql: `SELECT ${value}::text AS value, '1' AS n, (count(*) OVER ())::text AS bad
FROM ${quoteName(table)} WHERE ${value} IS NOT NULL AND (${misfit(value, after.type)}) LIMIT ${samplesMax}`,
  };
}

const ranges: Readonly<Record<string, string>> = {
  smallint: 'BETWEEN -32768 AND 32767',
  integer: 'BETWEEN -2147483648 AND 2147483647',
  bigint: 'BETWEEN -9223372036854775808 AND 9223372036854775807',
};

function misfit(value: string, type: string): string {
  const [, name = type, limits] = /^([a-z ]+?)(?:\(([\d,-]+)\))?$/.exec(type) ?? [];
  const range = ranges[name];
  if (range !== undefined) return `${value} NOT ${range} OR ${value} <> trunc(${value}::numeric)`;
  if (name.startsWith('character')) return `char_length(${value}::text) > ${limits ?? 1}`;
  if (name === 'numeric' && limits !== undefined) {
    const [precision = 0, scale = 0] = limits.split(',').map(Number);
    return `abs(${value}) >= 1e${precision - scale}::numeric OR ${value} <> round(${value}::numeric, ${scale})`;
  }
  return `NOT pg_input_is_valid(${value}::text, ${quoteLiteral(type)}) OR ${value} IS DISTINCT FROM ${value}::text::${type}`;
}

/** Columns of the new table that a question is about. */
function neededOrigins(
  origins: readonly ColumnOrigin[],
  columns: readonly (string | null)[],
  expressions: readonly string[],
): ColumnOrigin[] {
  const words = new Set(expressions.join(' ').match(/[\p{L}_][\p{L}\p{N}_$]*/gu));
  return origins.filter(({ name }) => columns.includes(name) || words.has(name));
}

/** The old table under the column names of the new one; itself where these columns are as they were. */
function asNamedNow(table: Name, needed: readonly ColumnOrigin[]): string {
  if (needed.every(({ name, from }) => name === from)) return quoteName(table);
  const columns = needed.map(({ name, from, startsAs, type }) => {
    const value = from === null ? `(${startsAs})::${type}` : quoteIdentifier(from);
    return `${value} AS ${quoteIdentifier(name)}`;
  });
  return `(SELECT ${columns.join(', ')} FROM ${quoteName(table)}) AS old_table`;
}

function comesFromMigration({ name }: ColumnOrigin): string {
  return `${name} is new, and its values come from the migration`;
}

function startsEmpty({ name }: ColumnOrigin): string {
  return `${name} is new and empty, unless the migration itself fills it`;
}

function settled(result: 'clean' | 'unknown', reason: string): RowsQuestion {
  return { sql: '', expressions: [], settled: { result, reason } };
}
