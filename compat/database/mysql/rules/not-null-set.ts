import type { ChangeRule } from '../../rule.ts';
import { notNullSet as shared } from '../../rules/not-null-set.ts';
import { columnName } from '../../wording.ts';
import { nulls } from '../proofs/questions.ts';

export const notNullSet: ChangeRule<'not-null-set', 'rows'> = {
  ...shared,
  why: 'In strict mode the migration fails with 1138 or 1265 when NULLs are there, without it they become 0 or empty texts; old code that still writes NULL fails afterwards with 1048.',
  refusedWith: ['1138', '1265', '1048'],
  proofFor: ({ table, column }) => ({ kind: 'rows', ...nulls(table, column) }),
  fix: (change) =>
    `Release code that always fills ${columnName(change)}, fill the old rows in batches, then MODIFY it to NOT NULL.`,
  examples: {
    bad: [
      {
        title: 'NULLs are there',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50));',
        data: `INSERT INTO users VALUES (1, NULL), (2, 'b@x');`,
        after: 'ALTER TABLE users MODIFY email varchar(50) NOT NULL;',
      },
    ],
    good: [
      {
        title: 'all rows have a value',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50));',
        data: `INSERT INTO users VALUES (2, 'b@x');`,
        after: 'ALTER TABLE users MODIFY email varchar(50) NOT NULL;',
      },
    ],
  },
};
