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
      {
        title: 'a trigger that it fires fails',
        before: `CREATE TABLE orders (id int PRIMARY KEY, note varchar(9)); CREATE TABLE audit (what text);
          CREATE TRIGGER log_order AFTER UPDATE ON orders FOR EACH ROW INSERT INTO audit (what) VALUES (NEW.id);`,
        after: 'ALTER TABLE audit CHANGE what which text;',
        oldQueries: ['UPDATE orders SET note = ? WHERE id = ?'],
      },
      {
        title: 'it fills a column that is generated now',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int, total int);',
        after:
          'ALTER TABLE orders DROP COLUMN total; ALTER TABLE orders ADD COLUMN total int AS (price * 2) STORED;',
        oldQueries: ['INSERT INTO orders (id, price, total) VALUES (?, ?, ?)'],
      },
    ],
    good: [
      {
        title: 'a trigger fills the new column',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `ALTER TABLE orders ADD COLUMN region varchar(9) NOT NULL;
          CREATE TRIGGER fill_region BEFORE INSERT ON orders FOR EACH ROW SET NEW.region = 'eu';`,
        oldQueries: ['INSERT INTO orders (id) VALUES (?)'],
      },
      {
        title: 'the made-up values alone do not fit',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, paid int);',
        after: 'ALTER TABLE orders ADD CHECK (paid > 100);',
        oldQueries: ['INSERT INTO orders (id, paid) VALUES (?, ?)'],
      },
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
