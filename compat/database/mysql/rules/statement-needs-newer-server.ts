import { statementNeedsNewerServer as shared } from '../../rules/statement-needs-newer-server.ts';

export const statementNeedsNewerServer: typeof shared = {
  ...shared,
  why: 'What read or ran the migration in this trial understands more than the server that it goes to, so it fails there with 1064, in the middle of the release.',
  examples: {
    bad: [
      {
        title: 'RENAME COLUMN before MySQL 8.0',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
        targetVersion: '5.7',
      },
      {
        title: 'RENAME COLUMN before MariaDB 10.5',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
        targetVersion: 'mariadb 10.4',
      },
    ],
    good: [
      {
        title: 'a server that is new enough',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
        targetVersion: '8.0',
      },
      {
        title: 'CHANGE, which all know',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders CHANGE note remark text;',
        targetVersion: '5.7',
      },
    ],
  },
};
