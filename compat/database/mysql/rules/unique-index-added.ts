import type { ChangeRule } from '../../rule.ts';
import { uniqueIndexAdded as shared } from '../../rules/unique-index-added.ts';
import { plainName } from '../../sql.ts';
import { duplicates } from '../proofs/questions.ts';

export const uniqueIndexAdded: ChangeRule<'unique-index-added', 'rows'> = {
  ...shared,
  why: 'The migration fails with 1062 when duplicates are there, and what came before it stays: MySQL undoes no DDL. Old code that still writes duplicates fails afterwards.',
  refusedWith: ['1062'],
  proofFor: (change) => ({ kind: 'rows', ...duplicates(change) }),
  fix: ({ table, index }) =>
    `Find and merge the duplicates of (${index.keys.join(', ')}) in ${plainName(table)}, release code that writes no new ones, then add the index with ALGORITHM=INPLACE, LOCK=NONE.`,
  examples: {
    bad: [
      {
        title: 'duplicates are there',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50));',
        data: `INSERT INTO users VALUES (1, 'a@x'), (2, 'a@x'), (3, 'b@x');`,
        after: 'CREATE UNIQUE INDEX by_email ON users (email);',
      },
      {
        title: 'they begin alike',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50));',
        data: `INSERT INTO users VALUES (1, 'abcd'), (2, 'abce');`,
        after: 'ALTER TABLE users ADD UNIQUE KEY by_email (email(3));',
      },
      {
        title: 'the column is renamed in the same release',
        before: 'CREATE TABLE users (id int PRIMARY KEY, mail varchar(50));',
        data: `INSERT INTO users VALUES (1, 'a@x'), (2, 'a@x');`,
        after: 'ALTER TABLE users CHANGE mail email varchar(50); ALTER TABLE users ADD UNIQUE (email);',
      },
      {
        title: 'an old index no longer tells letters by their case',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50) COLLATE utf8mb4_bin UNIQUE);',
        data: `INSERT INTO users VALUES (1, 'a@x'), (2, 'A@x');`,
        after: 'ALTER TABLE users MODIFY email varchar(50) COLLATE utf8mb4_unicode_ci;',
      },
      {
        title: 'the beginnings of texts no longer differ by their case',
        before:
          'CREATE TABLE users (id int PRIMARY KEY, email varchar(50) COLLATE utf8mb4_bin, UNIQUE KEY by_email (email(3)));',
        data: `INSERT INTO users VALUES (1, 'abcd'), (2, 'ABCE');`,
        after: 'ALTER TABLE users MODIFY email varchar(50) COLLATE utf8mb4_unicode_ci;',
      },
      {
        title: 'a column loses its collation to that of the database',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50) COLLATE utf8mb4_bin UNIQUE);',
        data: `INSERT INTO users VALUES (1, 'a@x'), (2, 'A@x');`,
        after: 'ALTER TABLE users MODIFY email varchar(50);',
      },
    ],
    good: [
      {
        title: 'a collation that tells more texts apart',
        before:
          'CREATE TABLE users (id int PRIMARY KEY, email varchar(50) COLLATE utf8mb4_unicode_ci UNIQUE);',
        after: 'ALTER TABLE users MODIFY email varchar(50) COLLATE utf8mb4_bin;',
      },
      {
        title: 'no duplicates; NULLs differ',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50));',
        data: `INSERT INTO users VALUES (1, 'a@x'), (2, NULL), (3, NULL);`,
        after: 'ALTER TABLE users ADD UNIQUE (email);',
      },
      {
        title: 'an older unique index forbids them already',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50));',
        after: 'CREATE UNIQUE INDEX both_of_them ON users (id, email);',
      },
      {
        title: 'the column is new and counts',
        before: 'CREATE TABLE users (email varchar(50));',
        after: 'ALTER TABLE users ADD COLUMN id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY;',
      },
      {
        title: 'the column is new and empty',
        before: 'CREATE TABLE users (id int PRIMARY KEY);',
        after: 'ALTER TABLE users ADD COLUMN email varchar(50) UNIQUE;',
      },
    ],
  },
};
