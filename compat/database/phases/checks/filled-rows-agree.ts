import { anyFilled, differs, rowsSentence, rowsWhere } from '../column-change.ts';
import type { RowsCheck } from '../phase-check.ts';
import { noteToComment } from './examples.ts';

export const filledRowsAgree: RowsCheck = {
  id: 'filled-rows-agree',
  title: 'Rows that were written on both sides agree',
  level: 'block',
  on: 'rows',
  why: 'A row that disagrees was written by code or a bridge that converts otherwise, or does not write one of the sides.',
  fix: ({ key }) =>
    `Find the writer of these rows by ${key.join(', ')} and correct it; the backfill then repairs them.`,
  question: (change) =>
    rowsWhere(change, `(${anyFilled(change, change.new)}) AND (${differs(change, change.new)})`),
  found: (change, proof) => rowsSentence(change, proof, ['disagrees', 'disagree']),
  examples: {
    bad: [
      {
        ...noteToComment,
        title: 'another text',
        rows: `INSERT INTO orders VALUES (1, 'a', 'b'), (2, 'a', 'a')`,
      },
    ],
    good: [
      {
        ...noteToComment,
        title: 'not all are filled',
        rows: `INSERT INTO orders VALUES (1, 'a', 'a'), (2, 'b', NULL)`,
      },
    ],
  },
};
