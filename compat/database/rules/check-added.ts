import { violations } from '../data/proofs/violations.ts';
import { judgeRows } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { rowsThat, tablePlace } from '../wording.ts';

export const checkAdded: ChangeRule<'check-added', 'rows'> = {
  id: 'check-added',
  inventory: ['D005'],
  title: 'A new check may meet rows that break it',
  level: 'block',
  states: ['A'],
  on: 'check-added',
  examines: 'constraints',
  why: 'The migration fails with 23514 when such rows are there; old code that still writes them fails afterwards.',
  refusedWith: ['23514'],
  cause: ({ table, check }) => `${plainName(table)} ${check.expression}`,
  places: ({ table }) => [tablePlace(table)],
  proofFor: (change) => ({ kind: 'rows', ...violations.question(change) }),
  judge: ({ table, check }, proof) =>
    judgeRows(`${plainName(table)} gets the check ${check.expression}`, rowsThat.break, proof),
  fix: ({ table }) =>
    `Release code that keeps the check on ${plainName(table)}, correct the old rows, add it NOT VALID, and validate it afterwards.`,
  examples: {
    bad: [
      {
        title: 'rows break it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        data: 'INSERT INTO orders VALUES (1, -5), (2, 7);',
        after: 'ALTER TABLE orders ADD CHECK (price > 0);',
      },
    ],
    good: [
      {
        title: 'no row breaks it; NULL passes',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        data: 'INSERT INTO orders VALUES (1, NULL), (2, 7);',
        after: 'ALTER TABLE orders ADD CHECK (price > 0);',
      },
      {
        title: 'on a new column',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        data: 'INSERT INTO orders VALUES (1);',
        after: 'ALTER TABLE orders ADD COLUMN price int DEFAULT 1 CHECK (price > 0);',
      },
    ],
  },
};
