import { anyFilled, namesOf, rowsSentence, rowsWhere } from '../column-change.ts';
import type { RowsCheck } from '../phase-check.ts';
import { noteToComment } from './examples.ts';

export const nothingOnlyOld: RowsCheck = {
  id: 'nothing-only-old',
  title: 'No row has its value in the old columns only',
  level: 'block',
  on: 'rows',
  why: 'Such a row was missed by the backfill or written by code that should be gone; with the old columns its value goes.',
  fix: ({ key, old }) =>
    `Find who still writes ${namesOf(old).join(', ')} alone, by ${key.join(', ')}, and fill these rows.`,
  question: (change) =>
    rowsWhere(change, `(${anyFilled(change, change.old)}) AND NOT (${anyFilled(change, change.new)})`),
  found: (change, proof) => rowsSentence(change, proof, ['has an old value only', 'have an old value only']),
  examples: {
    bad: [
      { ...noteToComment, title: 'written by old code', rows: `INSERT INTO orders VALUES (1, 'a', NULL)` },
    ],
    good: [
      {
        ...noteToComment,
        title: 'the old one is stale',
        rows: `INSERT INTO orders VALUES (1, 'a', 'b'), (2, NULL, 'c')`,
      },
    ],
  },
};
