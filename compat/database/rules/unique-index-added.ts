import { duplicates } from '../data/proofs/duplicates.ts';
import { judgeRows } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces, rowsThat } from '../wording.ts';

export const uniqueIndexAdded: ChangeRule<'unique-index-added', 'rows'> = {
  id: 'unique-index-added',
  inventory: ['D001', 'D002', 'D007'],
  title: 'A new unique index may meet duplicates',
  level: 'block',
  states: ['A'],
  on: 'unique-index-added',
  examines: 'indexes',
  why: 'The migration fails with 23505 when duplicates are there, often in the middle of the release; old code that still writes duplicates fails afterwards.',
  refusedWith: ['23505'],
  cause: ({ table, index }) => `${plainName(table)}(${index.keys.join(', ')})`,
  places: ({ table, index }) => columnPlaces(table, index.columns),
  proofFor: (change) => ({ kind: 'rows', ...duplicates.question(change) }),
  judge: ({ table, index }, proof) =>
    judgeRows(`${plainName(table)} gets a unique index on (${index.keys.join(', ')})`, rowsThat.share, proof),
  fix: ({ table, index }) =>
    `Find and merge the duplicates of (${index.keys.join(', ')}) in ${plainName(table)}, release code that writes no new ones, then CREATE UNIQUE INDEX CONCURRENTLY.`,
  examples: {
    bad: [
      {
        title: 'duplicates are there',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text);',
        data: `INSERT INTO users VALUES (1, 'a@x'), (2, 'A@x'), (3, 'b@x');`,
        after: 'CREATE UNIQUE INDEX ON users (lower(email));',
      },
      {
        title: 'NULLs count as equal',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text);',
        data: 'INSERT INTO users VALUES (1, NULL), (2, NULL);',
        after: 'CREATE UNIQUE INDEX ON users (email) NULLS NOT DISTINCT;',
      },
      {
        title: 'the column is renamed in the same release',
        before: 'CREATE TABLE users (id int PRIMARY KEY, mail text);',
        data: `INSERT INTO users VALUES (1, 'a@x'), (2, 'a@x');`,
        after: 'ALTER TABLE users RENAME mail TO email; CREATE UNIQUE INDEX ON users (email);',
      },
      {
        title: 'an old index no longer tells letters by their case',
        before: 'CREATE EXTENSION citext; CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE);',
        data: `INSERT INTO users VALUES (1, 'a@x'), (2, 'A@x');`,
        after: 'ALTER TABLE users ALTER COLUMN email TYPE citext;',
      },
    ],
    good: [
      {
        title: 'a collation that tells all texts apart',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE);',
        after: 'ALTER TABLE users ALTER COLUMN email TYPE text COLLATE "C";',
      },
      {
        title: 'no duplicates among the rows that it covers',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text, gone boolean);',
        data: `INSERT INTO users VALUES (1, 'a@x', true), (2, 'a@x', false), (3, NULL, false), (4, NULL, false);`,
        after: 'CREATE UNIQUE INDEX ON users (email) WHERE NOT gone;',
      },
      {
        title: 'an older unique index forbids them already',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text);',
        after: 'CREATE UNIQUE INDEX ON users (id, email);',
      },
      {
        title: 'the column is new and empty',
        before: 'CREATE TABLE users (id int PRIMARY KEY);',
        after: 'ALTER TABLE users ADD COLUMN email text UNIQUE;',
      },
      {
        title: 'new columns that number the rows, or draw an id for each',
        before: 'CREATE TABLE users (name text);',
        after: `ALTER TABLE users ADD COLUMN id bigserial PRIMARY KEY;
          ALTER TABLE users ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
          CREATE UNIQUE INDEX ON users (token);`,
      },
    ],
  },
};
