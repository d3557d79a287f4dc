import { indexOfOldQueryDropped as shared } from '../../rules/index-of-old-query-dropped.ts';

export const indexOfOldQueryDropped: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'a query goes by it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, buyer int, KEY by_buyer (buyer));',
        after: 'DROP INDEX by_buyer ON orders;',
        oldQueries: ['SELECT id FROM orders WHERE buyer = ?'],
      },
    ],
    good: [
      {
        title: 'another index begins with the column',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, buyer int, note varchar(9), KEY by_buyer (buyer));',
        after: 'ALTER TABLE orders DROP INDEX by_buyer, ADD INDEX both_of_them (buyer, note);',
        oldQueries: ['SELECT id FROM orders WHERE buyer = ?'],
      },
      {
        title: 'it has another name',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, buyer int, KEY by_buyer (buyer));',
        after: 'ALTER TABLE orders RENAME INDEX by_buyer TO orders_buyer;',
        oldQueries: ['SELECT id FROM orders WHERE buyer = ?'],
      },
    ],
  },
};
