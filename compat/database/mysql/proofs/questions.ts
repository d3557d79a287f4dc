/** Builds the queries that look for MySQL rows which stand against a change. Pure; they run on the old schema. */
import type { ChangeOf } from '../../changes.ts';
import type { Name } from '../../model.ts';
import type { RowsQuestion } from '../../proof.ts';
import { quoteBackticks, quotePath } from '../names.ts';
import { keyReplaced } from '../../data/proofs/orphans.ts';
import { startsDistinct } from '../../data/proofs/old-rows.ts';
import { checkImplied } from '../../data/proofs/violations.ts';
import { asked, counting, rowsOf, samplesMax, settled } from './asked.ts';
import { neededOrigins, rowsAsNamedNow, startsEmpty, unforeseen } from './old-rows.ts';

/** Rows that a unique index would refuse, in groups that share a value. NULLs never do. */
export function duplicates({ table, origins, index, implied }: ChangeOf<'unique-index-added'>): RowsQuestion {
  if (implied) return settled('clean', 'an older unique index already forbids duplicates');
  const isColumn = (key: string, i: number): boolean => index.columns[i] === key;
  const expressions = index.keys.filter((key, i) => !isColumn(key, i));
  const needed = neededOrigins(origins, index.columns, expressions);
  const own = needed.find(
    ({ name, startsDistinct }) => startsDistinct === true && index.columns.includes(name),
  );
  if (own !== undefined) return settled('clean', startsDistinct(own));
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  const empty = needed.find(({ name, from }) => from === null && index.columns.includes(name));
  if (empty !== undefined) return settled('clean', startsEmpty(empty));
  const aliases = index.keys.map((_, i) => `key_${i + 1}`);
  const keys = index.keys.map((key, i) => `${isColumn(key, i) ? quoteBackticks(key) : key} AS ${aliases[i]}`);
  return asked(
    (limit) => `SELECT ${aliases.join(', ')}, n, SUM(n) OVER () AS bad
FROM (SELECT ${aliases.join(', ')}, COUNT(*) AS n
  FROM (SELECT ${keys.join(', ')} FROM ${rowsAsNamedNow(table, needed, limit)}) AS keyed
  WHERE ${aliases.map((alias) => `${alias} IS NOT NULL`).join(' AND ')}
  GROUP BY ${aliases.join(', ')} HAVING COUNT(*) > 1) AS repeated
ORDER BY n DESC LIMIT ${samplesMax}`,
    expressions,
  );
}

/** Rows without a value. */
export function nulls(table: Name, column: string): RowsQuestion {
  return asked((limit) => counting(`${rowsOf(table, limit)} WHERE ${quoteBackticks(column)} IS NULL`));
}

/** What may make something of NULL but NULL, which passes. */
const meetsNull = /\bis\b|<=>|\b(?:coalesce|ifnull|nullif|isnull|if|case|concat_ws|json_\w+)\b/i;

/** Rows that a check would refuse. NULL passes a check. */
export function violations({ table, origins, check, implied }: ChangeOf<'check-added'>): RowsQuestion {
  const needed = neededOrigins(origins, [], [check.expression]);
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  if (implied) return settled('clean', checkImplied);
  const emptied = needed.length > 0 && needed.every(({ from }) => from === null);
  if (emptied && !meetsNull.test(check.expression) && needed[0] !== undefined) {
    return settled('clean', startsEmpty(needed[0]));
  }
  return asked(
    (limit) => counting(`${rowsAsNamedNow(table, needed, limit)} WHERE (${check.expression}) IS FALSE`),
    [check.expression],
  );
}

/** Rows that point at nothing. */
export function orphans(change: ChangeOf<'foreign-key-added'>): RowsQuestion {
  const { table, origins, key, oldTarget, replaces } = change;
  const needed = neededOrigins(origins, key.columns, []);
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  if (replaces !== null) return settled('clean', keyReplaced);
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
