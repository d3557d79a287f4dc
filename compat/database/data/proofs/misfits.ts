import { quoteIdentifier } from '../../sql.ts';
import type { DataProof } from './data-proof.ts';
import { misfit } from './narrowing.ts';
import { asked, samplesMax } from './old-rows.ts';

export const misfits: DataProof<'column-type-narrowed'> = {
  id: 'misfits',
  title: 'Values that do not fit the new type, or would be cut to fit',
  on: 'column-type-narrowed',
  question: ({ table, column, after }) => {
    const value = quoteIdentifier(column);
    return {
      expressions: [`NULL::${after.type}`],
      ...asked(
        { table, needed: [] },
        (from) => `SELECT ${value}::text AS key_1, '1' AS n, (count(*) OVER ())::text AS bad
FROM ${from} WHERE ${value} IS NOT NULL AND (${misfit(value, after.type)}) LIMIT ${samplesMax}`,
      ),
    };
  },
  examples: [
    {
      title: 'among some that do; NULL fits everything',
      before: 'CREATE TABLE users ("a name" text)',
      rows: `INSERT INTO users VALUES ('Ada'), ('Grace'), (NULL)`,
      after: 'ALTER TABLE users ALTER "a name" TYPE varchar(3)',
      finds: 1,
    },
    {
      title: 'by digits that would be cut',
      before: 'CREATE TABLE rates (rate numeric(8, 4))',
      rows: 'INSERT INTO rates VALUES (1.2300), (1.2345)',
      after: 'ALTER TABLE rates ALTER rate TYPE numeric(8, 2)',
      finds: 1,
    },
    {
      title: 'in a list',
      before: 'CREATE TABLE users (names varchar(9)[])',
      rows: `INSERT INTO users VALUES ('{Ada,Grace}'), ('{Ada,NULL}')`,
      after: 'ALTER TABLE users ALTER names TYPE varchar(3)[]',
      finds: 1,
    },
  ],
};
