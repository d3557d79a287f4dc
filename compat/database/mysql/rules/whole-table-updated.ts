import { wholeTableUpdated as shared } from '../../rules/whole-table-updated.ts';

export const wholeTableUpdated: typeof shared = {
  ...shared,
  why: 'An UPDATE without WHERE locks every row, and the gaps between, until its transaction ends: writers of old and new code wait for it or fail with 1205, the undo log grows, and replicas fall behind by the time that it takes.',
  examples: {
    bad: [
      {
        title: 'a new column is filled',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: `ALTER TABLE orders ADD COLUMN state varchar(9); UPDATE orders SET state = 'where';`,
      },
    ],
    good: [
      {
        title: 'in steps',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: `UPDATE orders SET note = '' WHERE id BETWEEN 1 AND 1000;`,
      },
    ],
  },
};
