import { queryDependsOnColumnOrder as shared } from '../../rules/query-depends-on-column-order.ts';

export const queryDependsOnColumnOrder: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'all columns',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE other (id int);',
        oldQueries: ['SELECT * FROM orders'],
      },
      {
        title: 'an insert without a list',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE other (id int);',
        oldQueries: ['INSERT INTO orders VALUES (?)'],
      },
    ],
    good: [
      {
        title: 'counting rows',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE other (id int);',
        oldQueries: ['SELECT count(*) FROM orders', 'INSERT INTO orders SET id = ?'],
      },
    ],
  },
};
