/** What an insert of old code would meet, as far as the schema tells. Pure. */
import type { InsertOutcome, InsertTrial } from '../engine/insert.ts';
import type { SchemaModel } from '../model.ts';
import { quoteBackticks, quotePath, sameColumn, tableKey } from './names.ts';

/** `filled`: see `filledBy`. Strict mode is taken for granted: it is the default of every supported server. */
export function foreseeInsert(
  { table, known, missing }: InsertTrial,
  { tables }: SchemaModel,
  filled: ReadonlySet<string>,
): InsertOutcome {
  const model = tables.find((item) => tableKey(item) === tableKey(table));
  const names = known.filter((name) =>
    model?.columns.some((column) => !column.generated && sameColumn(column.name, name)),
  );
  const sql = `INSERT INTO ${quotePath(table)} (${names.map(quoteBackticks).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  const error = { code: '1364', message: `Field '${missing}' doesn't have a default value` };
  const isFilled = filled.has(`${tableKey(table)}.${missing}`.toLowerCase());
  return { result: isFilled ? 'refused-despite-trigger' : 'refused', sql, error };
}
