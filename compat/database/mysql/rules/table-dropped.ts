import { tableDropped as shared } from '../../rules/table-dropped.ts';

export const tableDropped: typeof shared = {
  ...shared,
  why: 'While old and new code run side by side, and after a rollback, each old query on the table fails with 1146, and its rows are lost: MySQL cannot undo it.',
  examples: {
    bad: [
      {
        title: 'no old queries are known',
        before: 'CREATE TABLE notes (id int PRIMARY KEY);',
        after: 'DROP TABLE IF EXISTS notes;',
      },
    ],
    good: [
      {
        title: 'created again in the same release',
        before: 'CREATE TABLE notes (id int PRIMARY KEY);',
        after: 'DROP TABLE notes; CREATE TABLE notes (id int PRIMARY KEY);',
      },
      {
        title: 'the complete old queries do not use it',
        before: 'CREATE TABLE notes (id int PRIMARY KEY); CREATE TABLE orders (id int);',
        after: 'DROP TABLE notes;',
        oldQueries: ['SELECT id FROM orders'],
        queriesComplete: true,
      },
    ],
  },
};
