import { nulls } from '../data/proofs/nulls.ts';
import { judgeRows } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace, rowsThat } from '../wording.ts';

export const notNullSet: ChangeRule<'not-null-set', 'rows'> = {
  id: 'not-null-set',
  inventory: ['D003', 'D007'],
  title: 'A column becomes NOT NULL and may hold NULLs',
  level: 'block',
  states: ['A'],
  on: 'not-null-set',
  examines: 'columns',
  why: 'The migration fails with 23502 when NULLs are there; old code that still writes NULL, or leaves the column out, fails afterwards.',
  refusedWith: ['23502'],
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: (change) => ({ kind: 'rows', ...nulls.question(change) }),
  judge: (change, proof) => judgeRows(`Column ${columnName(change)} becomes NOT NULL`, rowsThat.lack, proof),
  fix: (change) =>
    `Release code that always fills ${columnName(change)}, fill the old rows, add CHECK (${change.column} IS NOT NULL) NOT VALID and validate it, then SET NOT NULL.`,
  examples: {
    bad: [
      {
        title: 'NULLs are there',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text);',
        data: `INSERT INTO users VALUES (1, NULL), (2, 'b@x');`,
        after: 'ALTER TABLE users ALTER COLUMN email SET NOT NULL;',
      },
    ],
    good: [
      {
        title: 'all rows have a value',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text);',
        data: `INSERT INTO users VALUES (2, 'b@x');`,
        after: 'ALTER TABLE users ALTER COLUMN email SET NOT NULL;',
      },
    ],
  },
};
