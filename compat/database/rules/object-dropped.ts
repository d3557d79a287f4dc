import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { tablePlace } from '../wording.ts';

export const objectDropped: ChangeRule<'object-dropped', 'none'> = {
  id: 'object-dropped',
  inventory: ['C024'],
  title: 'A type, operator, cast or collation that old code may name is gone',
  level: 'warn',
  states: ['A'],
  on: 'object-dropped',
  examines: 'functions',
  why: 'Old queries that name it fail with 42704, 42883 or 42846; where an implicit cast is gone, they need not even name it. Old queries, where they are given, prove it.',
  cause: ({ object: { what, name } }) => `${what} ${name}`,
  places: ({ object: { name } }) => [tablePlace({ schema: 'public', name: plain(name) })],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ object: { what, name } }) => judgeHazard(`The ${what} ${plain(name)} is gone.`),
  fix: ({ object: { what, name } }) =>
    `Keep the ${what} ${plain(name)} until no version that uses it can come back.`,
  examples: {
    bad: [
      {
        title: 'a domain that old queries cast to',
        before: 'CREATE DOMAIN email AS text; CREATE TABLE users (id int PRIMARY KEY, mail email);',
        after: 'ALTER TABLE users ALTER COLUMN mail TYPE text; DROP DOMAIN email;',
      },
      {
        title: 'a type of several fields has another name',
        before: 'CREATE TYPE address AS (street text, zip text);',
        after: 'ALTER TYPE address RENAME TO home;',
      },
      {
        title: 'an operator',
        before: `CREATE FUNCTION alike(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT lower($1) = lower($2)';
          CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = alike);`,
        after: 'DROP OPERATOR === (text, text);',
      },
      {
        title: 'a cast must be written now',
        before: `CREATE FUNCTION number_of(text) RETURNS int LANGUAGE sql AS 'SELECT length($1)';
          CREATE CAST (text AS int) WITH FUNCTION number_of(text) AS IMPLICIT;`,
        after: 'DROP CAST (text AS int); CREATE CAST (text AS int) WITH FUNCTION number_of(text);',
      },
      {
        title: 'a text search configuration',
        before: 'CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);',
        after: 'DROP TEXT SEARCH CONFIGURATION plain;',
      },
    ],
    good: [
      {
        title: 'a domain goes with the one column that had it',
        before: 'CREATE DOMAIN email AS text; CREATE TABLE users (id int PRIMARY KEY, mail email);',
        after: 'ALTER TABLE users DROP COLUMN mail; DROP DOMAIN email;',
      },
      {
        title: 'made again',
        before: 'CREATE TYPE span AS RANGE (subtype = float8);',
        after: 'DROP TYPE span; CREATE TYPE span AS RANGE (subtype = float8);',
      },
    ],
  },
};

/** Without the schema `public`. */
function plain(name: string): string {
  return name.replaceAll(/\bpublic\./g, '');
}
