import { columnDropped as shared } from '../../rules/column-dropped.ts';

export const columnDropped: typeof shared = {
  ...shared,
  why: 'While old and new code run side by side, and after a rollback, each old query that names the column fails with 1054. Most object mappers name all columns.',
  examples: {
    bad: [
      {
        title: 'no old queries are known',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
      },
      {
        title: 'an old query reads it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP note;',
        oldQueries: ['SELECT note FROM orders WHERE id = ?'],
        queriesComplete: true,
      },
      {
        title: 'an old query takes all columns',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: ['SELECT * FROM orders'],
        queriesComplete: true,
      },
    ],
    good: [
      {
        title: 'the complete old queries do not use it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: [
          'SELECT id FROM orders',
          'INSERT INTO orders (id) VALUES (?) ON DUPLICATE KEY UPDATE id = VALUES(id)',
        ],
        queriesComplete: true,
      },
    ],
  },
};
