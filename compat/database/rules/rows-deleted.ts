import { findingPerTable, hitsOf } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const rowsDeleted: ReleaseRule = {
  id: 'rows-deleted',
  inventory: ['B010'],
  title: 'All rows of a table are deleted by the migration',
  level: 'warn',
  states: ['A', 'B'],
  on: 'release',
  examines: 'statements',
  why: 'Old code beside new code, and after a rollback, no longer finds the rows; nothing but a backup brings them back.',
  judge: (release) =>
    findingPerTable(
      hitsOf(release, ['deletes all', 'truncates']),
      ({ table }) => `All rows of ${plainName(table)} are deleted`,
    ),
  fix: ({ table }) =>
    `Copy the rows of ${plainName(table)} to a table of another name, and delete that one in a later release.`,
  examples: {
    bad: [
      {
        title: 'TRUNCATE',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'TRUNCATE orders;',
      },
      {
        title: 'DELETE without WHERE',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'DELETE FROM orders;',
      },
    ],
    good: [
      {
        title: 'some rows',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'DELETE FROM orders WHERE id < 100;',
      },
    ],
  },
};
