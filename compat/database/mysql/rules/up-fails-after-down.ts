import { upFailsAfterDown as shared } from '../../rules/up-fails-after-down.ts';

export const upFailsAfterDown: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'rows that it inserts are still there',
        before: 'CREATE TABLE plans (id int PRIMARY KEY);',
        after: 'INSERT INTO plans VALUES (1);',
        down: '',
      },
    ],
    good: [
      {
        title: 'it takes back the rows too',
        before: 'CREATE TABLE plans (id int PRIMARY KEY);',
        after: 'INSERT INTO plans VALUES (1);',
        down: 'DELETE FROM plans WHERE id = 1;',
      },
    ],
  },
};
