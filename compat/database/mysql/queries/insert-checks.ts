import { sameColumn, tableKey } from '../names.ts';
import type { InsertTrial } from '../../engine/insert.ts';
import { MysqlRefusal } from '../replay/state.ts';
import type { KnownTable } from './name-space.ts';

interface Insert {
  readonly table: KnownTable;
  /** That it fills; all of the table's where it names none. */
  readonly columns: readonly string[];
  /** Values of each row; undefined where nobody can tell. */
  readonly counts: readonly (number | undefined)[];
  readonly unnamed: boolean;
  /** INSERT IGNORE puts something in where a value is missing. */
  readonly ignores: boolean;
}

/**
 * What a server checks of an insert when it runs. Gives the trial that shows whether a column that it leaves out is
 * filled; undefined when it leaves none out.
 *
 * @throws {MysqlRefusal} 1136 for counts that differ, 3105 for a column that cannot be filled.
 */
export function checkInsert(
  { table, columns, counts, unnamed, ignores }: Insert,
  filled: ReadonlySet<string>,
): InsertTrial | undefined {
  const row = counts.findIndex((count) => count !== undefined && count !== columns.length && count !== 0);
  if (row >= 0) throw new MysqlRefusal(1136, `Column count doesn't match value count at row ${row + 1}`);
  if (table.isView || unnamed || ignores) return undefined;
  for (const { name, notNull, default: value, identity, generated } of table.columns) {
    const isNamed = columns.some((column) => sameColumn(column, name));
    if (isNamed && generated === true) {
      throw new MysqlRefusal(3105, `The value specified for generated column '${name}' is not allowed`);
    }
    const isDue = notNull === true && value === null && identity === null && generated !== true;
    if (isDue && !isNamed && !filled.has(`${tableKey(table.name)}.${name}`.toLowerCase())) {
      return { table: table.name, known: columns, missing: name };
    }
  }
  return undefined;
}
