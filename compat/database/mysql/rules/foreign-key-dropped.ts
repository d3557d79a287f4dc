import { foreignKeyDropped as shared } from '../../rules/foreign-key-dropped.ts';

export const foreignKeyDropped: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'a key dropped',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (buyer int, CONSTRAINT buyer FOREIGN KEY (buyer) REFERENCES users (id));',
        after: 'ALTER TABLE orders DROP FOREIGN KEY buyer;',
      },
    ],
    good: [
      {
        title: 'the table that it points at is renamed',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (buyer int, CONSTRAINT buyer FOREIGN KEY (buyer) REFERENCES users (id));',
        after: 'RENAME TABLE users TO people;',
      },
    ],
  },
};
