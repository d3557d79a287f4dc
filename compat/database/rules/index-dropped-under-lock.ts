import { findingPerTable, hitsOf } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const indexDroppedUnderLock: ReleaseRule = {
  id: 'index-dropped-under-lock',
  inventory: ['L002'],
  title: 'An index is dropped while nobody may read',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'DROP INDEX needs the table for itself: it waits behind every query that runs, and all others wait behind it.',
  judge: (release) =>
    findingPerTable(
      hitsOf(release, ['drops index']),
      ({ table, name = '' }) => `DROP INDEX ${name} keeps everybody out of ${plainName(table)}`,
    ),
  fix: ({ name = '' }) =>
    `DROP INDEX CONCURRENTLY ${name}, in a migration of its own that runs without a transaction.`,
  examples: {
    bad: [
      {
        title: 'by itself',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int); CREATE INDEX orders_note ON orders (note);',
        after: 'DROP INDEX orders_note;',
      },
    ],
    good: [
      {
        title: 'concurrently',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int); CREATE INDEX orders_note ON orders (note);',
        after: 'DROP INDEX CONCURRENTLY orders_note;',
      },
      {
        title: 'its table goes too',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int); CREATE INDEX orders_note ON orders (note);',
        after: 'DROP TABLE orders;',
      },
    ],
  },
};
