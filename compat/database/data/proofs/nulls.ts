import { quoteIdentifier } from '../../sql.ts';
import type { DataProof } from './data-proof.ts';
import { asked } from './old-rows.ts';

export const nulls: DataProof<'not-null-set'> = {
  id: 'nulls',
  title: 'Rows without a value',
  on: 'not-null-set',
  question: ({ table, column }) => ({
    expressions: [],
    ...asked(
      { table, needed: [] },
      (from) => `SELECT count(*)::text AS bad, count(*)::text AS n
FROM ${from} WHERE ${quoteIdentifier(column)} IS NULL HAVING count(*) > 0`,
    ),
  }),
  examples: [
    {
      title: 'are counted',
      before: 'CREATE TABLE users ("e mail" text)',
      rows: `INSERT INTO users VALUES ('a'), (NULL), (NULL)`,
      after: 'ALTER TABLE users ALTER "e mail" SET NOT NULL',
      finds: 2,
    },
    {
      title: 'of a primary key',
      before: 'CREATE TABLE users (id int)',
      rows: 'INSERT INTO users VALUES (1), (2)',
      after: 'ALTER TABLE users ADD PRIMARY KEY (id)',
      finds: 0,
    },
  ],
};
