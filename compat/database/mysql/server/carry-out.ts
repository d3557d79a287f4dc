/** Carries out writes of old and new code with made-up values, and undoes them, so that triggers and checks are heard. */
import type { WriteOutcome } from '../../matrix/carry-out.ts';
import type { Certainty } from '../../matrix/refusal.ts';
import type { SchemaModel, TableModel } from '../../model.ts';
import { quoteBackticks, quotePath, sameColumn } from '../names.ts';
import type { Resolved } from '../queries/resolve.ts';
import { withValues } from './bound-values.ts';
import type { MysqlSession } from './connection.ts';
import { sampleValue } from './insert-trial.ts';
import { asMysqlError } from './mysql-error.ts';

const eachMsMax = 5000;

/** They do not depend on values: names that are gone, rights, generated columns, columns without a default. */
const always = new Set(
  '1054 1136 1142 1143 1146 1235 1305 1318 1336 1356 1362 1364 1370 1415 1422 1442 1906 3105'.split(' '),
);

/** Made-up values that do not fit are to be expected: keys, checks, ranges, and what takes too long. */
const ofValues = new Set(
  '1048 1062 1205 1216 1217 1264 1265 1292 1366 1406 1411 1451 1452 1526 1690 3819 4025 4078 1969 3024 ETIMEDOUT'.split(
    ' ',
  ),
);

export function certaintyOf(code: string): Certainty {
  return always.has(code) ? 'always' : ofValues.has(code) ? 'values' : 'perhaps';
}

/** Undefined for a query that only reads, and where a table would keep what is written. */
export async function carryOut(
  session: MysqlSession,
  { sql, shape }: { readonly sql: string } & Pick<Resolved, 'shape'>,
  { tables }: SchemaModel,
): Promise<WriteOutcome | undefined> {
  const table = tables.find(({ name }) => sameColumn(name, shape.writes[0] ?? ''));
  if (table === undefined || !(await canUndo(session))) return undefined;
  await session.rows('START TRANSACTION', eachMsMax);
  try {
    // An update or a delete that meets no row fires no trigger.
    if (/^\s*(?:update|delete|with)\b/i.test(sql))
      await session.rows(madeUpRow(table), eachMsMax).catch(() => {});
    await session.rows(withValues(sql, table), eachMsMax);
    return { accepted: true };
  } catch (cause) {
    const error = asMysqlError(cause);
    return { accepted: false, certainty: certaintyOf(error.code), error };
  } finally {
    await session.rows('ROLLBACK', eachMsMax);
  }
}

/** Only InnoDB knows how; a trigger may write any table. */
async function canUndo(session: MysqlSession): Promise<boolean> {
  const others = await session.rows(
    `SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
       AND engine <> 'InnoDB' LIMIT 1`,
    eachMsMax,
  );
  return others.length === 0;
}

function madeUpRow({ columns, ...table }: TableModel): string {
  const filled = columns.filter(({ generated }) => !generated);
  const names = filled.map(({ name }) => quoteBackticks(name)).join(', ');
  return `INSERT INTO ${quotePath(table)} (${names}) VALUES (${filled.map(({ type }) => sampleValue(type)).join(', ')})`;
}
