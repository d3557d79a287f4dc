import { oldQueryFails as shared } from '../../rules/old-query-fails.ts';

export const oldQueryFails: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'the column is gone',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: ['SELECT note FROM orders WHERE id = ?'],
      },
      {
        title: 'a new column makes a name ambiguous',
        before: 'CREATE TABLE a (id int, name text); CREATE TABLE b (id int);',
        after: 'ALTER TABLE b ADD COLUMN name text;',
        oldQueries: ['SELECT name FROM a JOIN b ON a.id = b.id'],
      },
      {
        title: 'an insert counts the columns',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['INSERT INTO orders VALUES (?)'],
      },
      {
        title: 'an insert leaves out what must be filled',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region varchar(9) NOT NULL;',
        oldQueries: ['INSERT INTO orders (id) VALUES (?)'],
      },
    ],
    good: [
      {
        title: 'a column is added',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT note FROM orders WHERE id = ?'],
      },
      {
        title: 'it fails on the old schema too',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT note FROM orders'],
      },
    ],
  },
};
