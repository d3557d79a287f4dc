import { newQueryFailsOnOldSchema as shared } from '../../rules/new-query-fails-on-old-schema.ts';

export const newQueryFailsOnOldSchema: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'it reads a new column',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        newQueries: ['SELECT region FROM orders'],
      },
    ],
    good: [
      {
        title: 'it works on both',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        newQueries: ['SELECT id FROM orders'],
      },
    ],
  },
};
