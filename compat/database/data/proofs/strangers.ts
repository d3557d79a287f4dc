import type { ChangeOf } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';
import type { DataProof } from './data-proof.ts';
import { asked, neededOrigins, settled, startsOf, unforeseen } from './old-rows.ts';

export const strangers: DataProof<'partition-attached'> = {
  id: 'strangers',
  title: 'Rows outside the bounds of the partition that their table becomes',
  on: 'partition-attached',
  question: ask,
  examples: [
    {
      title: 'of a range; NULL belongs to none',
      before: 'CREATE TABLE log (day date) PARTITION BY RANGE (day); CREATE TABLE log_2026 (day date)',
      rows: `INSERT INTO log_2026 VALUES ('2026-03-01'), ('2025-12-31'), (NULL)`,
      after: `ALTER TABLE log ATTACH PARTITION log_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')`,
      finds: 2,
    },
    {
      title: 'of a list',
      before:
        'CREATE TABLE log (country text) PARTITION BY LIST (country); CREATE TABLE log_eu (country text)',
      rows: `INSERT INTO log_eu VALUES ('fr'), ('de')`,
      after: `ALTER TABLE log ATTACH PARTITION log_eu FOR VALUES IN ('de', 'fr')`,
      finds: 0,
    },
  ],
};

function ask({ table, origins, partition }: ChangeOf<'partition-attached'>): RowsQuestion {
  const bound = partition.constraint;
  const needed = neededOrigins(origins, [], [bound]);
  const [unknown] = needed.flatMap((origin) => unforeseen(origin) ?? []);
  if (unknown !== undefined) return settled('unknown', unknown);
  return {
    expressions: [bound, ...startsOf(needed)],
    ...asked(
      { table, needed },
      (from) => `SELECT count(*)::text AS bad, count(*)::text AS n
FROM ${from} WHERE (${bound}) IS NOT TRUE HAVING count(*) > 0`,
    ),
  };
}
