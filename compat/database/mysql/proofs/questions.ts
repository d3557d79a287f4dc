/** Builds the queries that look for MySQL rows which stand against a change. Pure; they run on the old schema. */
import type { ChangeOf } from '../../changes.ts';
import type { Name } from '../../model.ts';
import type { RowsQuestion } from '../../proof.ts';
import { quoteLiteral } from '../../sql.ts';
import { quoteBackticks, quotePath } from '../names.ts';
import { lengthOf, parseType, rangeOf } from '../type.ts';
import { neededOrigins, rowsAsNamedNow, samplesMax, settled, startsEmpty, unforeseen } from './old-rows.ts';

/** Rows that a unique index would refuse, in groups that share a value. NULLs never do. */
export function duplicates({ table, origins, index, implied }: ChangeOf<'unique-index-added'>): RowsQuestion {
  if (implied) return settled('clean', 'an older unique index already forbids duplicates');
  const expressions = index.keys.filter((_, i) => index.columns[i] === null);
  const needed = neededOrigins(origins, index.columns, expressions);
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  const empty = needed.find(({ name, from }) => from === null && index.columns.includes(name));
  if (empty !== undefined) return settled('clean', startsEmpty(empty));
  const aliases = index.keys.map((_, i) => `key_${i + 1}`);
  const keys = index.keys.map((key, i) => {
    const column = index.columns[i] ?? null;
    return `${column === null ? key : quoteBackticks(column)} AS ${aliases[i]}`;
  });
  return {
    expressions,
    sql: `SELECT ${aliases.join(', ')}, n, SUM(n) OVER () AS bad
FROM (SELECT ${aliases.join(', ')}, COUNT(*) AS n
  FROM (SELECT ${keys.join(', ')} FROM ${rowsAsNamedNow(table, needed)}) AS keyed
  WHERE ${aliases.map((alias) => `${alias} IS NOT NULL`).join(' AND ')}
  GROUP BY ${aliases.join(', ')} HAVING COUNT(*) > 1) AS repeated
ORDER BY n DESC LIMIT ${samplesMax}`,
  };
}

/** Rows without a value. */
export function nulls(table: Name, column: string): RowsQuestion {
  return counting(`${quotePath(table)} WHERE ${quoteBackticks(column)} IS NULL`, []);
}

/** Rows that a check would refuse. NULL passes a check. */
export function violations({ table, origins, check }: ChangeOf<'check-added'>): RowsQuestion {
  const needed = neededOrigins(origins, [], [check.expression]);
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  return counting(`${rowsAsNamedNow(table, needed)} WHERE (${check.expression}) IS FALSE`, [
    check.expression,
  ]);
}

/** Rows that point at nothing. */
export function orphans({ table, origins, key, oldTarget }: ChangeOf<'foreign-key-added'>): RowsQuestion {
  const needed = neededOrigins(origins, key.columns, []);
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  const empty = needed.find(({ from }) => from === null);
  if (empty !== undefined) return settled('clean', startsEmpty(empty));
  if (oldTarget === null) return settled('unknown', 'the table that it points at is new');
  const columns = key.columns.map((column) => `c.${quoteBackticks(column)}`);
  const match = columns.map((column, i) => `p.${quoteBackticks(key.targetColumns[i] ?? '')} = ${column}`);
  const from = needed.every(({ name, from }) => name === from)
    ? `${quotePath(table)} AS c`
    : rowsAsNamedNow(table, needed).replace(/AS old_table$/, 'AS c');
  return {
    expressions: [],
    sql: `SELECT ${columns.join(', ')}, COUNT(*) AS n, SUM(COUNT(*)) OVER () AS bad
FROM ${from}
WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')}
  AND NOT EXISTS (SELECT 1 FROM ${quotePath(oldTarget)} AS p WHERE ${match.join(' AND ')})
GROUP BY ${columns.join(', ')} ORDER BY n DESC LIMIT ${samplesMax}`,
  };
}

/** Rows whose value does not fit the new type. */
export function misfits({ table, column, before, after }: ChangeOf<'column-type-narrowed'>): RowsQuestion {
  const value = quoteBackticks(column);
  const misfit = misfitOf(value, before.type, after.type);
  if (misfit === undefined) {
    return settled('unknown', `no query tells which values of ${before.type} fit ${after.type}`);
  }
  return sampling(table, value, `${value} IS NOT NULL AND (${misfit})`);
}

function counting(from: string, expressions: readonly string[]): RowsQuestion {
  return {
    expressions,
    sql: `SELECT COUNT(*) AS bad, COUNT(*) AS n FROM ${from} HAVING COUNT(*) > 0`,
  };
}

function sampling(table: Name, value: string, condition: string): RowsQuestion {
  return {
    expressions: [],
    sql: `SELECT ${value} AS value, 1 AS n, COUNT(*) OVER () AS bad
FROM ${quotePath(table)} WHERE ${condition} LIMIT ${samplesMax}`,
  };
}

/** A condition on values that do not fit; undefined where none is known. */
function misfitOf(value: string, from: string, to: string): string | undefined {
  const [before, after] = [parseType(from), parseType(to)];
  const length = lengthOf(after);
  if (length !== undefined && lengthOf(before) !== undefined) {
    const counts = after.name === 'char' || after.name === 'varchar' ? 'CHAR_LENGTH' : 'LENGTH';
    return `${counts}(${value}) > ${length.max}`;
  }
  const range = rangeOf(after);
  if (range !== undefined)
    return `${value} NOT BETWEEN ${range[0]} AND ${range[1]} OR ${value} <> TRUNCATE(${value}, 0)`;
  const [limit = 0, scale = 0] = after.limits;
  switch (after.name) {
    case 'decimal':
      return `ABS(${value}) >= ${10n ** BigInt(limit - scale)} OR ${value} <> ROUND(${value}, ${scale})${after.unsigned ? ` OR ${value} < 0` : ''}`;
    case 'enum':
      return `${value} NOT IN (${after.labels.map(quoteLiteral).join(', ')})`;
    case 'json':
      return `NOT JSON_VALID(${value})`;
    case 'date':
      return `TIME(${value}) <> '00:00:00'`;
    case 'datetime':
    case 'time':
    case 'timestamp':
      return timeMisfit(value, before.name, after);
    default:
      return undefined;
  }
}

function timeMisfit(
  value: string,
  from: string,
  { name, limits: [digits = 0] }: { name: string; limits: readonly number[] },
): string {
  const fraction = `MICROSECOND(${value}) % ${10 ** (6 - digits)} <> 0`;
  if (name !== 'timestamp' || from === 'timestamp') return fraction;
  return `${fraction} OR ${value} NOT BETWEEN '1970-01-02 00:00:00' AND '2038-01-18 00:00:00'`;
}
