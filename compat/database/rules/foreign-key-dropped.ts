import { judgeWritten } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces } from '../wording.ts';

export const foreignKeyDropped: ChangeRule<'foreign-key-dropped', 'written'> = {
  id: 'foreign-key-dropped',
  inventory: ['B005'],
  title: 'Rows may come to point at nothing',
  level: 'warn',
  states: ['C'],
  on: 'foreign-key-dropped',
  examines: 'constraints',
  why: 'Old code beside new code, or after a rollback, meets rows whose partner is missing; the key cannot come back over them, and a cascade that old code relied on no longer happens.',
  cause: ({ table, key }) => `${plainName(table)}(${key.columns.join(', ')})`,
  places: ({ table, key }) => columnPlaces(table, key.columns),
  proofFor: (change) => ({ kind: 'written', change }),
  judge: ({ table, key }, proof) =>
    judgeWritten(
      `${plainName(table)} (${key.columns.join(', ')}) loses its foreign key to ${plainName(key.target)}`,
      proof,
    ),
  fix: ({ table }) =>
    `Keep the foreign key of ${plainName(table)} until no version that relies on it can come back.`,
  examples: {
    bad: [
      {
        title: 'a key dropped',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (buyer int CONSTRAINT buyer REFERENCES users);',
        after: 'ALTER TABLE orders DROP CONSTRAINT buyer;',
      },
    ],
    good: [
      {
        title: 'the table that it points at is renamed',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (buyer int CONSTRAINT buyer REFERENCES users);',
        after: 'ALTER TABLE users RENAME TO people;',
      },
    ],
  },
};
