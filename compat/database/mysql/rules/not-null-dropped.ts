import { notNullDropped as shared } from '../../rules/not-null-dropped.ts';

export const notNullDropped: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'forgotten in MODIFY',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(20) NOT NULL);',
        after: 'ALTER TABLE users MODIFY email varchar(30);',
      },
    ],
    good: [
      {
        title: 'NOT NULL kept with a default',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(20) NOT NULL);',
        after: `ALTER TABLE users ALTER COLUMN email SET DEFAULT '';`,
      },
    ],
  },
};
