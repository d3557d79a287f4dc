import { tableWithoutPrimaryKey as shared } from '../../rules/table-without-primary-key.ts';

export const tableWithoutPrimaryKey: typeof shared = {
  ...shared,
  why: 'Row-based replicas read the whole table for each row that changes, group replication refuses it, and gh-ost and pt-online-schema-change have nothing to go by.',
  examples: {
    bad: [
      {
        title: 'none',
        before: 'CREATE TABLE users (id int PRIMARY KEY);',
        after: 'CREATE TABLE orders (id int);',
      },
    ],
    good: [
      {
        title: 'one',
        before: 'CREATE TABLE users (id int PRIMARY KEY);',
        after: 'CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY);',
      },
    ],
  },
};
