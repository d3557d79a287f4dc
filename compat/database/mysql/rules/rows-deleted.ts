import { rowsDeleted as shared } from '../../rules/rows-deleted.ts';

export const rowsDeleted: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'TRUNCATE',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'TRUNCATE TABLE orders;',
      },
      {
        title: 'DELETE without WHERE',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'DELETE FROM orders;',
      },
      {
        title: 'a partition goes with its rows',
        before: `CREATE TABLE log (day date NOT NULL, what text) PARTITION BY RANGE (to_days(day))
          (PARTITION old VALUES LESS THAN (738000), PARTITION now VALUES LESS THAN MAXVALUE);`,
        after: 'ALTER TABLE log DROP PARTITION old;',
      },
    ],
    good: [
      {
        title: 'some rows',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: `DELETE FROM orders WHERE id < 100; DELETE FROM orders LIMIT 10;`,
      },
    ],
  },
};
