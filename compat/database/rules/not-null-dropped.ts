import { judgeWritten } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const notNullDropped: ChangeRule<'not-null-dropped', 'written'> = {
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
  proofFor: (change) => ({ kind: 'written', change }),
  judge: (change, proof) =>
    judgeWritten(
      `Column ${columnName(change)} may now be NULL: old code may read rows without a value`,
      proof,
    ),
  fix: (change) =>
    `Release code that can read NULL in ${columnName(change)} first; write NULL only when no older version can come back.`,
  examples: {
    bad: [
      {
        title: 'NOT NULL dropped',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);',
        after: 'ALTER TABLE users ALTER COLUMN email DROP NOT NULL;',
      },
      {
        title: 'new code has written such a row',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);',
        after: 'ALTER TABLE users ALTER COLUMN email DROP NOT NULL;',
        newData: 'INSERT INTO users VALUES (1, NULL);',
      },
    ],
    good: [
      {
        title: 'a check keeps NULL out as before',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);',
        after:
          'ALTER TABLE users ADD CHECK (email IS NOT NULL); ALTER TABLE users ALTER COLUMN email DROP NOT NULL;',
      },
      {
        title: 'NOT NULL kept with a default',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);',
        after: `ALTER TABLE users ALTER COLUMN email SET DEFAULT '';`,
      },
    ],
  },
};
