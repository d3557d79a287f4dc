import type { ChangeRule } from '../../rule.ts';
import { columnTypeNarrowed as shared } from '../../rules/column-type-narrowed.ts';
import { misfits } from '../proofs/misfits.ts';

export const columnTypeNarrowed: ChangeRule<'column-type-narrowed', 'rows'> = {
  ...shared,
  why: 'In strict mode the migration fails with 1265, 1406 or 1264 when some values do not fit; without it they are cut and nobody is told. Old code that still writes such values fails afterwards.',
  refusedWith: ['1264', '1265', '1292', '1366', '1406'],
  proofFor: (change) => ({ kind: 'rows', ...misfits(change) }),
  examples: {
    bad: [
      {
        title: 'longer texts are there',
        before: 'CREATE TABLE users (id int PRIMARY KEY, name varchar(50));',
        data: `INSERT INTO users VALUES (1, 'Ada'), (2, 'Wolfeschlegelsteinhausen');`,
        after: 'ALTER TABLE users MODIFY name varchar(20);',
      },
      {
        title: 'larger numbers are there',
        before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
        data: 'INSERT INTO users VALUES (3000000000);',
        after: 'ALTER TABLE users MODIFY id int;',
      },
      {
        title: 'decimals are cut',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, paid decimal(12, 4));',
        data: 'INSERT INTO orders VALUES (1, 0.1234);',
        after: 'ALTER TABLE orders MODIFY paid decimal(12, 2);',
      },
      {
        title: 'parts of a second are cut',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, paid timestamp(6) NULL);',
        data: `INSERT INTO orders VALUES (1, '2026-01-01 10:00:00.123456');`,
        after: 'ALTER TABLE orders MODIFY paid timestamp NULL;',
      },
      {
        title: 'negative numbers are there',
        before: 'CREATE TABLE users (id int PRIMARY KEY, debt int);',
        data: 'INSERT INTO users VALUES (1, -5);',
        after: 'ALTER TABLE users MODIFY debt int unsigned;',
      },
      {
        title: 'a value is none of the enum',
        before: 'CREATE TABLE users (id int PRIMARY KEY, state varchar(9));',
        data: `INSERT INTO users VALUES (1, 'lost');`,
        after: `ALTER TABLE users MODIFY state enum('new', 'old');`,
      },
    ],
    good: [
      {
        title: 'all values fit',
        before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
        data: `INSERT INTO users VALUES (1, 'Ada');`,
        after: 'ALTER TABLE users MODIFY id int, MODIFY name varchar(3);',
      },
    ],
  },
};
