import type { InsertOutcome, InsertTrial } from '../../engine/insert.ts';
import type { SchemaModel } from '../../model.ts';
import { quoteLiteral } from '../../sql.ts';
import { quoteBackticks, quotePath, sameColumn, tableKey } from '../names.ts';
import { parseType } from '../type.ts';
import type { MysqlSession } from './connection.ts';
import { asMysqlError } from './mysql-error.ts';

/** Refusals that come after every column had its value. */
const later = new Set(['1062', '1452', '3819', '4025']);
const timeoutMs = 30_000;

/** Tries an insert with made-up values and rolls it back, so that triggers which fill a column count. */
export async function tryInsert(
  session: MysqlSession,
  { table, known, missing }: InsertTrial,
  { tables }: SchemaModel,
): Promise<InsertOutcome> {
  const columns = (tables.find((item) => tableKey(item) === tableKey(table))?.columns ?? []).filter(
    ({ name, generated, notNull, default: value, identity }) =>
      !generated &&
      !sameColumn(name, missing) &&
      // Other new columns that must be filled are, so that each is tried alone.
      (known.some((item) => sameColumn(item, name)) || (notNull && value === null && identity === null)),
  );
  const names = columns.map(({ name }) => quoteBackticks(name)).join(', ');
  const sql = `INSERT INTO ${quotePath(table)} (${names}) VALUES (${columns.map(({ type }) => sampleValue(type)).join(', ')})`;
  await session.rows('START TRANSACTION', timeoutMs);
  try {
    await session.rows(sql, timeoutMs);
    return { result: 'accepted', sql };
  } catch (cause) {
    const error = asMysqlError(cause);
    if (error.code === '1364' && error.message.includes(`'${missing}'`))
      return { result: 'refused', sql, error };
    if (error.code === '1048' && error.message.includes(`'${missing}'`))
      return { result: 'refused', sql, error };
    return { result: later.has(error.code) ? 'accepted' : 'unknown', sql, error };
  } finally {
    await session.rows('ROLLBACK', timeoutMs);
  }
}

/** SQL of an ordinary value of a type. */
export function sampleValue(type: string): string {
  const { name, labels } = parseType(type);
  const [label] = labels;
  return label === undefined ? (samples[name] ?? '1') : quoteLiteral(label);
}

/** Where the number 1 will not do. */
const samples: Readonly<Record<string, string>> = {
  date: `'2020-01-01'`,
  datetime: `'2020-01-01 00:00:01'`,
  timestamp: `'2020-01-01 00:00:01'`,
  time: `'00:00:01'`,
  year: '2020',
  json: `'{}'`,
  bit: `b'1'`,
  uuid: `'00000000-0000-4000-8000-000000000001'`,
  inet4: `'127.0.0.1'`,
  inet6: `'::1'`,
  geometry: `ST_GeomFromText('POINT(0 0)')`,
  point: `ST_GeomFromText('POINT(0 0)')`,
};
