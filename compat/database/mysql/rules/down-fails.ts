import { downFails as shared } from '../../rules/down-fails.ts';

export const downFails: typeof shared = {
  ...shared,
  why: 'Whoever takes the release back in a hurry ends between both schemas: MySQL undoes no DDL, so what the way back did before it failed stays done, the rest stays undone, and neither code knows what is left.',
  examples: {
    bad: [
      {
        title: 'a name that the release never made',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region varchar(9);',
        down: 'ALTER TABLE orders DROP COLUMN area;',
      },
      {
        title: 'a key still needs the index',
        before:
          'CREATE TABLE shops (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, shop int);',
        after:
          'ALTER TABLE orders ADD INDEX by_shop (shop), ADD CONSTRAINT of_shop FOREIGN KEY (shop) REFERENCES shops (id);',
        down: 'ALTER TABLE orders DROP INDEX by_shop; ALTER TABLE orders DROP FOREIGN KEY of_shop;',
      },
      {
        title: 'a row that the release inserts does not fit the old column',
        before: 'CREATE TABLE plans (id int PRIMARY KEY, name varchar(9) NOT NULL);',
        after: 'ALTER TABLE plans MODIFY name varchar(9); INSERT INTO plans VALUES (1, NULL);',
        down: 'ALTER TABLE plans MODIFY name varchar(9) NOT NULL;',
      },
    ],
    good: [
      {
        title: 'what went up comes down',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region varchar(9);',
        down: 'ALTER TABLE orders DROP COLUMN region;',
      },
    ],
  },
};
