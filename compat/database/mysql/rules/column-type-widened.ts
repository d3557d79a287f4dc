import { columnTypeWidened as shared } from '../../rules/column-type-widened.ts';

export const columnTypeWidened: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'int becomes bigint',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders MODIFY id bigint;',
      },
      {
        title: 'a longer text',
        before: 'CREATE TABLE orders (note varchar(20));',
        after: 'ALTER TABLE orders MODIFY note varchar(200);',
      },
    ],
    good: [
      {
        title: 'another display width',
        before: 'CREATE TABLE orders (id int(5) PRIMARY KEY);',
        after: 'ALTER TABLE orders MODIFY id int(11);',
      },
    ],
  },
};
