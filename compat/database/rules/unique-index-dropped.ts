import { judgeWritten } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces } from '../wording.ts';

export const uniqueIndexDropped: ChangeRule<'unique-index-dropped', 'written'> = {
  id: 'unique-index-dropped',
  inventory: ['C023', 'B005', 'B006'],
  title: 'Duplicates may appear where old code counts on none',
  level: 'warn',
  states: ['A', 'C'],
  on: 'unique-index-dropped',
  examines: 'indexes',
  why: 'Old code that reads one row may now meet two, its ON CONFLICT on these columns fails with 42P10, and a rollback cannot bring the index back over duplicates.',
  cause: ({ table, index }) => `${plainName(table)}(${index.keys.join(', ')})`,
  places: ({ table, index }) => columnPlaces(table, index.columns),
  proofFor: (change) => ({ kind: 'written', change }),
  judge: ({ table, index }, proof) =>
    judgeWritten(`${plainName(table)} no longer has a unique index on (${index.keys.join(', ')})`, proof),
  fix: ({ table, index }) =>
    `Keep the unique index on ${plainName(table)} (${index.keys.join(', ')}) until no version that relies on it can come back.`,
  examples: {
    bad: [
      {
        title: 'a unique constraint dropped',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE);',
        after: 'ALTER TABLE users DROP CONSTRAINT users_email_key;',
      },
      {
        title: 'an old query counts on one row',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE);',
        after: 'ALTER TABLE users DROP CONSTRAINT users_email_key;',
        oldQueries: ['SELECT (SELECT id FROM users WHERE email = $1)'],
      },
    ],
    good: [
      {
        title: 'the same keys under another name',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE);',
        after: `ALTER TABLE users DROP CONSTRAINT users_email_key; CREATE UNIQUE INDEX by_email ON users (email);`,
      },
    ],
  },
};
