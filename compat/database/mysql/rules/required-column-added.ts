import { requiredColumnAdded as shared } from '../../rules/required-column-added.ts';

export const requiredColumnAdded: typeof shared = {
  ...shared,
  inventory: ['C007', 'D012'],
  why: 'Old code does not know the column. In strict mode each of its inserts fails with 1364 while it runs beside new code, and after a rollback; rows that are there get an empty value that nobody chose (0, or an empty text).',
  refusedWith: ['1364', '1292'],
  examples: {
    bad: [
      {
        title: 'in one statement',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region varchar(20) NOT NULL;',
      },
      {
        title: 'in several statements',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, due date NOT NULL, paid decimal(8, 2));',
        after: `ALTER TABLE orders ADD COLUMN region varchar(20); UPDATE orders SET region = 'eu'; ALTER TABLE orders MODIFY region varchar(20) NOT NULL;`,
      },
    ],
    good: [
      {
        title: 'with a default',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `ALTER TABLE orders ADD COLUMN region varchar(20) NOT NULL DEFAULT 'eu';`,
      },
    ],
  },
};
