import { differs, rowsSentence, rowsWhere } from '../column-change.ts';
import type { RowsCheck } from '../phase-check.ts';
import { backfillSql } from './backfill-converges.ts';
import { noteToComment } from './examples.ts';

export const allRowsAgree: RowsCheck = {
  id: 'all-rows-agree',
  title: 'The new columns of every row hold what the old ones say',
  level: 'block',
  on: 'rows',
  why: 'A row that the backfill missed reads as empty, and one that it filled wrongly as something else, once the new columns are read.',
  fix: (change) => `Run the backfill, in pieces by ${change.key.join(', ')}: ${backfillSql(change)}`,
  question: (change) => rowsWhere(change, differs(change, change.new)),
  found: (change, proof) => rowsSentence(change, proof, ['is missing or wrong', 'are missing or wrong']),
  examples: {
    bad: [
      {
        ...noteToComment,
        title: 'one was missed',
        rows: `INSERT INTO orders VALUES (1, 'a', 'a'), (2, 'b', NULL)`,
      },
    ],
    good: [
      {
        ...noteToComment,
        title: 'all filled, and empty where the old one is',
        rows: `INSERT INTO orders VALUES (1, 'a', 'a'), (2, NULL, NULL)`,
      },
    ],
  },
};
