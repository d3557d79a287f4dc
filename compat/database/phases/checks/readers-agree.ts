import { differs, rowsSentence, rowsWhere } from '../column-change.ts';
import type { RowsCheck } from '../phase-check.ts';
import { nameInTwo } from './examples.ts';

export const readersAgree: RowsCheck = {
  id: 'readers-agree',
  title: 'Readers of the new columns see what readers of the old ones see',
  level: 'block',
  on: 'rows',
  why: 'Before the new columns decide, both ways to read must give the same for every row; what differs, users see change under them.',
  fix: ({ key }) =>
    `Look at these rows by ${key.join(', ')}: they were written by a writer of one side, or the way back loses something.`,
  question: (change) => rowsWhere(change, differs(change, change.old)),
  found: (change, proof) => rowsSentence(change, proof, ['reads differently', 'read differently']),
  examples: {
    bad: [
      {
        ...nameInTwo,
        title: 'a second name is lost',
        rows: `INSERT INTO users VALUES (1, 'Ada King Noel', 'Ada', 'King')`,
      },
    ],
    good: [
      { ...nameInTwo, title: 'the same', rows: `INSERT INTO users VALUES (1, 'Ada King', 'Ada', 'King')` },
    ],
  },
};
