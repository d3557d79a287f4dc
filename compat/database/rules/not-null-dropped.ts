import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const notNullDropped: ChangeRule<'not-null-dropped', 'none'> = {
  id: 'not-null-dropped',
  inventory: ['C037', 'B001'],
  title: 'Old code may meet NULL where there was none',
  level: 'warn',
  states: ['C'],
  on: 'not-null-dropped',
  examines: 'columns',
  why: 'New code may write NULL. Old code beside it, or after a rollback, reads the row and was never told that a value can be missing.',
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: () => ({ kind: 'none' }),
  judge: (change) =>
    judgeHazard(`Column ${columnName(change)} may now be NULL: old code may read rows without a value.`),
  fix: (change) =>
    `Release code that can read NULL in ${columnName(change)} first; write NULL only when no older version can come back.`,
  examples: {
    bad: [
      {
        title: 'NOT NULL dropped',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);',
        after: 'ALTER TABLE users ALTER COLUMN email DROP NOT NULL;',
      },
    ],
    good: [
      {
        title: 'NOT NULL kept with a default',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);',
        after: `ALTER TABLE users ALTER COLUMN email SET DEFAULT '';`,
      },
    ],
  },
};
