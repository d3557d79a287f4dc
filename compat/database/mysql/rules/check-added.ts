import type { ChangeRule } from '../../rule.ts';
import { checkAdded as shared } from '../../rules/check-added.ts';
import { plainName } from '../../sql.ts';
import { violations } from '../proofs/questions.ts';

export const checkAdded: ChangeRule<'check-added', 'rows'> = {
  ...shared,
  why: 'The migration fails with 3819 (4025 in MariaDB) when such rows are there; old code that still writes them fails afterwards.',
  refusedWith: ['3819', '4025'],
  proofFor: (change) => ({ kind: 'rows', ...violations(change) }),
  fix: ({ table }) =>
    `Release code that keeps the check on ${plainName(table)}, correct the old rows, and add it afterwards.`,
  examples: {
    bad: [
      {
        title: 'rows break it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        data: 'INSERT INTO orders VALUES (1, -5), (2, 7);',
        after: 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (price > 0);',
      },
    ],
    good: [
      {
        title: 'no row breaks it; NULL passes',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        data: 'INSERT INTO orders VALUES (1, NULL), (2, 7);',
        after: 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (price > 0);',
      },
    ],
  },
};
