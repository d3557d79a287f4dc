import { defaultDropped as shared } from '../../rules/default-dropped.ts';

export const defaultDropped: typeof shared = {
  ...shared,
  why: 'Old inserts that leave the column out fail with 1364 in strict mode where it is NOT NULL, and write NULL where it is not.',
  examples: {
    bad: [
      {
        title: 'of a NOT NULL column',
        before: `CREATE TABLE orders (id int PRIMARY KEY, state varchar(9) NOT NULL DEFAULT 'new');`,
        after: 'ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;',
      },
      {
        title: 'forgotten in MODIFY',
        before: `CREATE TABLE orders (id int PRIMARY KEY, state varchar(9) NOT NULL DEFAULT 'new');`,
        after: 'ALTER TABLE orders MODIFY state varchar(20) NOT NULL;',
      },
      {
        title: 'AUTO_INCREMENT forgotten in MODIFY',
        before: 'CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY);',
        after: 'ALTER TABLE orders MODIFY id bigint;',
      },
    ],
    good: [
      {
        title: 'said again in MODIFY',
        before: `CREATE TABLE orders (id int PRIMARY KEY, state varchar(9) NOT NULL DEFAULT 'new');`,
        after: `ALTER TABLE orders MODIFY state varchar(20) NOT NULL DEFAULT 'new';`,
      },
    ],
  },
};
