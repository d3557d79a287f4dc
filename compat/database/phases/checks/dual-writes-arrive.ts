import { namesOf, anyFilled, rowsWhere } from '../column-change.ts';
import type { RowsCheck } from '../phase-check.ts';
import { plainName } from '../../sql.ts';
import { noteToComment } from './examples.ts';

export const dualWritesArrive: RowsCheck = {
  id: 'dual-writes-arrive',
  title: 'Rows with the new columns filled arrive',
  level: 'block',
  on: 'rows',
  why: 'Where no write reaches the new columns, all later phases look at nothing and call it agreement.',
  fix: ({ new: made }) =>
    `Release the code or the bridge that writes ${namesOf(made).join(', ')} too, and wait for a write.`,
  question: (change) => rowsWhere(change, anyFilled(change, change.new)),
  wantsRows: true,
  found: ({ table, new: made }, { which }) =>
    `Of ${plainName(table)}, no row ${which} has ${namesOf(made).join(' or ')} filled.`,
  examples: {
    bad: [{ ...noteToComment, title: 'nobody writes it', rows: `INSERT INTO orders VALUES (1, 'a', NULL)` }],
    good: [{ ...noteToComment, title: 'one was written', rows: `INSERT INTO orders VALUES (1, 'a', 'a')` }],
  },
};
