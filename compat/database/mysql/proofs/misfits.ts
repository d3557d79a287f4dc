import type { ChangeOf } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import { quoteBackticks } from '../names.ts';
import { asked, rowsOf, samplesMax, settled } from './asked.ts';
import { misfitOf } from './misfit.ts';

/** Rows whose value does not fit the new type, or would be cut to fit. */
export function misfits({
  table,
  column,
  before,
  after,
}: ChangeOf<'column-type-narrowed' | 'column-type-changed'>): RowsQuestion {
  const value = quoteBackticks(column);
  const misfit = misfitOf(value, before.type, after.type);
  if (misfit === undefined) {
    return settled('unknown', `no query tells which values of ${before.type} fit ${after.type}`);
  }
  return asked(
    (limit) => `SELECT ${value} AS value, 1 AS n, COUNT(*) OVER () AS bad
FROM ${rowsOf(table, limit)} WHERE ${value} IS NOT NULL AND (${misfit}) LIMIT ${samplesMax}`,
  );
}
