import { findingPerTable, hitsOf } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const severalForeignKeys: ReleaseRule = {
  id: 'several-foreign-keys',
  inventory: ['L013'],
  title: 'One transaction adds foreign keys to several tables',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'Each key locks the table that has it and the one that it points at; together they keep writers out of all of them until the last one is done, and may meet a deadlock.',
  judge: (release) => {
    const keys = hitsOf(release, ['adds foreign key', 'adds foreign key not valid', 'adds column']).filter(
      ({ trace, table }) => trace.locks.some((lock) => plainName(lock.table) !== plainName(table)),
    );
    const several = keys.filter(({ trace, table }) =>
      keys.some(
        (other) =>
          trace.transaction !== null &&
          other.trace.transaction === trace.transaction &&
          plainName(other.table) !== plainName(table),
      ),
    );
    return findingPerTable(
      several,
      ({ table }) =>
        `${plainName(table)} gets a foreign key in a transaction that gives one to other tables too`,
    );
  },
  fix: ({ table }) => `Add the foreign key of ${plainName(table)} in a migration of its own.`,
  examples: {
    bad: [
      {
        title: 'two tables',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE a (u int); CREATE TABLE b (u int); CREATE TABLE c (id int PRIMARY KEY);',
        after:
          'ALTER TABLE a ADD FOREIGN KEY (u) REFERENCES users; ALTER TABLE b ADD FOREIGN KEY (u) REFERENCES c;',
      },
    ],
    good: [
      {
        title: 'one by one',
        before: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE a (u int); CREATE TABLE b (u int);',
        after:
          'BEGIN; ALTER TABLE a ADD FOREIGN KEY (u) REFERENCES users; COMMIT; BEGIN; ALTER TABLE b ADD FOREIGN KEY (u) REFERENCES users; COMMIT;',
      },
    ],
  },
};
