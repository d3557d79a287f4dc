import { isIndexed, newKeysIn } from '../locks/new-keys.ts';
import type { ReleaseFinding } from '../rule.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces } from '../wording.ts';

export const foreignKeyWithoutIndex: ReleaseRule = {
  id: 'foreign-key-without-index',
  inventory: ['D016'],
  title: 'A foreign key has no index for what points',
  level: 'info',
  states: ['A'],
  on: 'release',
  examines: 'constraints',
  why: 'Each delete and each change of a key in the table that is pointed at reads this table from end to end, and keeps its locks meanwhile.',
  judge: (release) =>
    newKeysIn(release)
      .filter(({ table, key }) => !isIndexed(table, key.columns))
      .map(({ table, key }): ReleaseFinding => ({
        outcome: 'fail',
        key: `${plainName(table)}(${key.columns.join(', ')})`,
        places: columnPlaces(table, key.columns),
        message: `${plainName(table)} (${key.columns.join(', ')}) points at ${plainName(key.target)}, and no index begins with it.`,
        table,
        name: key.columns.join(', '),
      })),
  fix: ({ table, name = '' }) =>
    `CREATE INDEX CONCURRENTLY ON ${plainName(table)} (${name}), before the foreign key comes.`,
  examples: {
    bad: [
      {
        title: 'no index',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int);',
        after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users;',
      },
      {
        title: 'a new table',
        before: 'CREATE TABLE users (id int PRIMARY KEY); ',
        after: 'CREATE TABLE orders (id int PRIMARY KEY, buyer int REFERENCES users);',
      },
    ],
    good: [
      {
        title: 'an index begins with it',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int);',
        after:
          'CREATE INDEX ON orders (buyer, note); ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users;',
      },
    ],
  },
};
