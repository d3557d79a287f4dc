import type { ChangeOf } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import { plainName } from '../../sql.ts';
import { quoteBackticks } from '../names.ts';
import { asked, countingPlaces, rowsOf } from './asked.ts';
import { quoteText } from './literal.ts';

/** Rows that hold a label of an enum or a set that goes. */
export function labelsInUse({ columns, value, isSet }: ChangeOf<'enum-value-removed'>): RowsQuestion {
  const label = quoteText(value);
  return asked((limit) =>
    countingPlaces(
      columns.map(({ table, column }) => {
        const name = quoteBackticks(column);
        // Not for both: a label of an enum may hold a comma.
        const held = isSet === true ? `FIND_IN_SET(${label}, ${name}) > 0` : `${name} = ${label}`;
        return `SELECT ${quoteText(`${plainName(table)}.${column}`)} AS place, COUNT(*) AS n
  FROM ${rowsOf(table, limit)} WHERE ${held}`;
      }),
    ),
  );
}
