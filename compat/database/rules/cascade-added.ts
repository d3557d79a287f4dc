import { newKeysIn } from '../locks/new-keys.ts';
import type { ReleaseFinding } from '../rule.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces } from '../wording.ts';

export const cascadeAdded: ReleaseRule = {
  id: 'cascade-added',
  inventory: ['D017'],
  title: 'Deleting a row now deletes others',
  level: 'warn',
  states: ['A', 'B'],
  on: 'release',
  examines: 'constraints',
  why: 'A delete by old code, which knows nothing of it, takes the rows that point at it along without a word, and a rollback does not bring them back.',
  judge: (release) =>
    newKeysIn(release)
      .filter(
        ({ table, key }) =>
          /ON DELETE CASCADE/.test(key.definition) &&
          release.before.tables.some((item) => plainName(item) === plainName(table)),
      )
      .map(({ table, key }): ReleaseFinding => ({
        outcome: 'fail',
        key: `${plainName(table)}(${key.columns.join(', ')})`,
        places: columnPlaces(table, key.columns),
        message: `Rows of ${plainName(table)} now go with the row of ${plainName(key.target)} that ${key.columns.join(', ')} points at.`,
        table,
        name: key.columns.join(', '),
      })),
  fix: ({ table, name = '' }) =>
    `Leave the key on ${plainName(table)} (${name}) without ON DELETE CASCADE, and let new code delete what it means to delete.`,
  examples: {
    bad: [
      {
        title: 'a key begins to cascade',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, buyer int CONSTRAINT buyer REFERENCES users);',
        after:
          'ALTER TABLE orders DROP CONSTRAINT buyer, ADD CONSTRAINT buyer FOREIGN KEY (buyer) REFERENCES users ON DELETE CASCADE;',
      },
    ],
    good: [
      {
        title: 'a key without',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int);',
        after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users ON DELETE SET NULL;',
      },
      {
        title: 'on a new table',
        before: 'CREATE TABLE users (id int PRIMARY KEY); ',
        after: 'CREATE TABLE orders (id int PRIMARY KEY, buyer int REFERENCES users ON DELETE CASCADE);',
      },
    ],
  },
};
