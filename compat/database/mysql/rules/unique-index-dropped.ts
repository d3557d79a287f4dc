import { uniqueIndexDropped as shared } from '../../rules/unique-index-dropped.ts';

export const uniqueIndexDropped: typeof shared = {
  ...shared,
  why: 'Old code that reads one row may now meet two, its INSERT … ON DUPLICATE KEY UPDATE inserts a second row without a word, and a rollback cannot bring the index back over duplicates.',
  examples: {
    bad: [
      {
        title: 'a unique key dropped',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(20), UNIQUE KEY by_email (email));',
        after: 'ALTER TABLE users DROP INDEX by_email;',
      },
      {
        title: 'an old query counts on one row',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(20), UNIQUE KEY by_email (email));',
        after: 'ALTER TABLE users DROP INDEX by_email;',
        oldQueries: ['SELECT (SELECT id FROM users WHERE email = ?)'],
      },
    ],
    good: [
      {
        title: 'the same keys under another name',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(20), UNIQUE KEY by_email (email));',
        after: 'ALTER TABLE users DROP INDEX by_email, ADD UNIQUE KEY users_email (email);',
      },
    ],
  },
};
