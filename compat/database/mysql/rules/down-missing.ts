import { downMissing as shared } from '../../rules/down-missing.ts';

export const downMissing: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'an empty way back',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region varchar(9);',
        down: '-- nothing to do',
      },
    ],
    good: [
      {
        title: 'only rows were changed',
        before: 'CREATE TABLE plans (id int PRIMARY KEY);',
        after: 'REPLACE INTO plans VALUES (1);',
        down: '',
      },
      {
        title: 'what it changes was so before',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE IF NOT EXISTS orders (id int);',
        down: '',
      },
    ],
  },
};
