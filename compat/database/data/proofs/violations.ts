import type { ChangeOf } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import type { DataProof } from './data-proof.ts';
import { asked, neededOrigins, settled, startsOf, unforeseen } from './old-rows.ts';

export const violations: DataProof<'check-added'> = {
  id: 'violations',
  title: 'Rows that a check would refuse',
  on: 'check-added',
  question: ask,
  examples: [
    {
      title: 'NULL passes',
      before: 'CREATE TABLE orders (price int)',
      rows: 'INSERT INTO orders VALUES (-5), (NULL), (7)',
      after: 'ALTER TABLE orders ADD CHECK (price > 0)',
      finds: 1,
    },
    {
      title: 'over several columns, one of them renamed',
      before: 'CREATE TABLE stays ("from" date, till date)',
      rows: `INSERT INTO stays VALUES ('2026-02-01', '2026-01-01')`,
      after: 'ALTER TABLE stays RENAME till TO "to"; ALTER TABLE stays ADD CHECK ("from" < "to")',
      finds: 1,
    },
    {
      title: 'on a new column, which starts with its default',
      before: 'CREATE TABLE orders (id int)',
      rows: 'INSERT INTO orders VALUES (1), (2)',
      after: 'ALTER TABLE orders ADD price int DEFAULT 0; ALTER TABLE orders ADD CHECK (price > 0) NOT VALID',
      finds: 2,
    },
    {
      title: 'is never asked what the time changes',
      before: 'CREATE TABLE orders (made timestamptz)',
      rows: 'INSERT INTO orders VALUES (now())',
      after: 'ALTER TABLE orders ADD CHECK (made < now())',
      finds: 'not provable',
    },
  ],
};

/** Why no row can break it. */
export const checkImplied = 'an older check already asks for as much';

function ask({ table, origins, check, implied }: ChangeOf<'check-added'>): RowsQuestion {
  const needed = neededOrigins(origins, [], [check.expression]);
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  if (implied) return settled('clean', checkImplied);
  return {
    expressions: [check.expression, ...startsOf(needed)],
    ...asked(
      { table, needed },
      (from) => `SELECT count(*)::text AS bad, count(*)::text AS n
FROM ${from} WHERE (${check.expression}) IS FALSE HAVING count(*) > 0`,
    ),
  };
}
