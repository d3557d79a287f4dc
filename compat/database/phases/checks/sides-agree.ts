import { differs, rowsSentence, rowsWhere } from '../column-change.ts';
import type { RowsCheck } from '../phase-check.ts';
import { nameInTwo } from './examples.ts';

export const sidesAgree: RowsCheck = {
  id: 'sides-agree',
  title: 'In every row one side follows from the other',
  level: 'block',
  on: 'rows',
  why: 'A row whose sides follow from each other in neither direction was written on one side only: whoever stops writing the other loses it.',
  fix: ({ key }) =>
    `Find the writer of these rows by ${key.join(', ')}, and repair them from the side that was written last.`,
  question: (change) =>
    rowsWhere(change, `(${differs(change, change.new)}) AND (${differs(change, change.old)})`),
  found: (change, proof) => rowsSentence(change, proof, ['disagrees both ways', 'disagree both ways']),
  examples: {
    bad: [
      { ...nameInTwo, title: 'another name', rows: `INSERT INTO users VALUES (1, 'Ada King', 'Bob', 'Lee')` },
    ],
    good: [
      {
        ...nameInTwo,
        title: 'converted with a loss',
        rows: `INSERT INTO users VALUES (1, 'Ada King Noel', 'Ada', 'King')`,
      },
    ],
  },
};
