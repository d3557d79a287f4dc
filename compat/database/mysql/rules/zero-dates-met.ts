import { judgeRows } from '../../judgements.ts';
import type { ChangeRule } from '../../rule.ts';
import { plainName } from '../../sql.ts';
import { columnPlaces } from '../../wording.ts';
import { zeroDates } from '../proofs/zero-dates.ts';

const strict = `SET sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE';`;
const lax = `SET sql_mode = '';`;

export const zeroDatesMet: ChangeRule<'zero-dates-met', 'rows'> = {
  id: 'zero-dates-met',
  inventory: ['D013'],
  title: 'A table that the release copies holds dates that are zero',
  level: 'block',
  states: ['A'],
  on: 'zero-dates-met',
  examines: 'columns',
  why: 'In strict mode with NO_ZERO_DATE MySQL refuses to copy a row with such a date, in whatever column it stands, and to give one to rows of a new column: the migration fails with 1292, here and not where the tables are empty.',
  refusedWith: ['1292'],
  cause: ({ table }) => plainName(table),
  places: ({ table, columns, filled }) => columnPlaces(table, [...columns, ...filled]),
  proofFor: (change) => ({ kind: 'rows', ...zeroDates(change) }),
  judge: ({ table, filled }, proof) =>
    judgeRows(
      filled.length === 0
        ? `The release copies ${plainName(table)}, which has dates`
        : `Each row of ${plainName(table)} gets a zero date in ${filled.join(', ')}`,
      ['has a zero date that its mode refuses', 'have a zero date that its mode refuses'],
      proof,
    ),
  fix: ({ table, filled }) =>
    filled.length === 0
      ? `Set the zero dates of ${plainName(table)} to NULL or to a real date in batches before the release.`
      : `Give ${filled.join(', ')} a DEFAULT, or let it be NULL until ${plainName(table)} is filled.`,
  examples: {
    bad: [
      {
        title: 'in another column than the one that changes',
        before: `${strict} CREATE TABLE orders (id int PRIMARY KEY, paid date, note varchar(10));`,
        data: `${lax} INSERT INTO orders VALUES (1, '0000-00-00', '7'), (2, '2026-00-10', '8'); ${strict}`,
        after: 'ALTER TABLE orders MODIFY note int;',
      },
      {
        title: 'a new column that must have a date',
        before: `${strict} CREATE TABLE orders (id int PRIMARY KEY);`,
        data: 'INSERT INTO orders VALUES (1);',
        after: 'ALTER TABLE orders ADD COLUMN paid date NOT NULL;',
      },
    ],
    good: [
      {
        title: 'real dates',
        before: `${strict} CREATE TABLE orders (id int PRIMARY KEY, paid date, note varchar(10));`,
        data: `INSERT INTO orders VALUES (1, '2026-11-21', '7'), (2, NULL, '8');`,
        after: 'ALTER TABLE orders MODIFY note int;',
      },
      {
        title: 'a mode that takes them',
        before: `${lax} CREATE TABLE orders (id int PRIMARY KEY, paid date, note varchar(10));`,
        data: `INSERT INTO orders VALUES (1, '0000-00-00', '7');`,
        after: 'ALTER TABLE orders MODIFY note int;',
      },
    ],
  },
};
