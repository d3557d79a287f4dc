import { contractWithExpand as shared } from '../../rules/contract-with-expand.ts';

export const contractWithExpand: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'copied and dropped',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after:
          'ALTER TABLE orders ADD COLUMN remark text; UPDATE orders SET remark = note; ALTER TABLE orders DROP COLUMN note;',
      },
    ],
    good: [
      {
        title: 'only added',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders ADD COLUMN remark text;',
      },
      {
        title: 'columns of other kinds',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders ADD COLUMN paid boolean; ALTER TABLE orders DROP COLUMN note;',
      },
    ],
  },
};
