/** Dates with a zero for year, month or day, which a server in NO_ZERO_DATE mode refuses to copy. Pure. */
import type { Change, ChangeOf } from '../../changes.ts';
import type { Name, SchemaModel } from '../../model.ts';
import type { RowsQuestion } from '../../proof.ts';
import { plainName } from '../../sql.ts';
import { quoteBackticks, sameColumn, tableKey } from '../names.ts';
import { parseType } from '../type.ts';
import { asked, countingPlaces, rowsOf } from './asked.ts';
import { quoteText } from './literal.ts';

type Met = ChangeOf<'zero-dates-met'>;

const dates = /^(?:date|datetime|timestamp)$/;

/** One for each table of the old schema that the release copies, and that has or gets columns with dates. */
export function zeroDatesMet(
  changes: readonly Change[],
  copied: readonly ChangeOf<'table-copied'>[],
  { tables }: SchemaModel,
): Met[] {
  return tables.flatMap((table): Met[] => {
    const { schema, name } = table;
    const own = (other: Name): boolean => tableKey(other) === tableKey(table);
    const isCopied = copied.some((change) => change.way === 'copy' && own(change.table));
    const columns = isCopied
      ? table.columns.filter(({ type }) => isDate(type)).map((column) => column.name)
      : [];
    const filled = changes.flatMap((change) =>
      change.kind === 'required-column-added' && own(change.table) && isDate(change.added.type)
        ? [change.added.name]
        : [],
    );
    const zeros = {
      columns,
      filled: filled.filter((added) => !columns.some((other) => sameColumn(other, added))),
    };
    return zeros.columns.length + zeros.filled.length === 0
      ? []
      : [{ kind: 'zero-dates-met', table: { schema, name }, newTable: { schema, name }, ...zeros }];
  });
}

function isDate(type: string): boolean {
  return dates.test(parseType(type).name);
}

/** Values that the mode of the server refuses. A new column that must be filled holds a zero date in every row. */
export function zeroDates({ table, columns, filled }: Met): RowsQuestion {
  return asked((limit) => {
    const count = (column: string, condition: string): string =>
      `SELECT ${quoteText(`${plainName(table)}.${column}`)} AS place, COUNT(*) AS n
  FROM ${rowsOf(table, limit)} WHERE ${condition}`;
    return countingPlaces([
      ...columns.map((column) => count(column, refused(quoteBackticks(column)))),
      ...filled.map((column) => count(column, refuses('NO_ZERO_DATE'))),
    ]);
  });
}

/** Asks for the parts: a date that is zero must not stand in the question where the mode forbids it. */
function refused(column: string): string {
  const whole = `YEAR(${column}) = 0 AND MONTH(${column}) = 0 AND DAYOFMONTH(${column}) = 0`;
  const part = `YEAR(${column}) <> 0 AND (MONTH(${column}) = 0 OR DAYOFMONTH(${column}) = 0)`;
  return `${refuses('NO_ZERO_DATE')} AND ${whole}
    OR ${refuses('NO_ZERO_IN_DATE')} AND ${part}`;
}

function refuses(mode: string): string {
  return `(FIND_IN_SET('${mode}', @@sql_mode) > 0 AND @@sql_mode LIKE '%STRICT%')`;
}
