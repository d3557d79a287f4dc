import { columnRenamed as shared } from '../../rules/column-renamed.ts';

export const columnRenamed: typeof shared = {
  ...shared,
  why: 'Old code keeps asking for the old name: its queries fail with 1054, or read another column where the name was given away.',
  examples: {
    bad: [
      {
        title: 'by CHANGE',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders CHANGE note remark text;',
      },
      {
        title: 'a new column takes the old name',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME COLUMN note TO remark; ALTER TABLE orders ADD note text;',
        oldQueries: ['SELECT id FROM orders'],
        queriesComplete: true,
      },
    ],
    good: [
      {
        title: 'the complete old queries do not use it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
        oldQueries: ['SELECT id FROM orders'],
        queriesComplete: true,
      },
    ],
  },
};
