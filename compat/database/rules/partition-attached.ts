import { strangers } from '../data/proofs/strangers.ts';
import { judgeRows } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { rowsThat, tablePlace } from '../wording.ts';

export const partitionAttached: ChangeRule<'partition-attached', 'rows'> = {
  id: 'partition-attached',
  inventory: ['D009'],
  title: 'A table becomes a partition and may hold rows outside its bounds',
  level: 'block',
  states: ['A'],
  on: 'partition-attached',
  examines: 'tables',
  why: 'The migration fails with 23514 when such rows are there, and reads the whole table under a lock; old code that still writes them fails afterwards.',
  refusedWith: ['23514'],
  cause: ({ table }) => plainName(table),
  places: ({ table, partition }) => [tablePlace(table), tablePlace(partition.parent)],
  proofFor: (change) => ({ kind: 'rows', ...strangers.question(change) }),
  judge: ({ table, partition }, proof) =>
    judgeRows(
      `${plainName(table)} becomes a partition of ${plainName(partition.parent)} for rows with ${partition.constraint}`,
      rowsThat.break,
      proof,
    ),
  fix: ({ table, partition }) =>
    `Move rows that do not fit out of ${plainName(table)}, add CHECK (${partition.constraint}) NOT VALID and validate it, then ATTACH PARTITION without a scan.`,
  examples: {
    bad: [
      {
        title: 'a row is outside',
        before: `CREATE TABLE events (id int, day date) PARTITION BY RANGE (day); CREATE TABLE old_events (id int, day date);`,
        data: `INSERT INTO old_events VALUES (1, '2019-12-31'), (2, '2020-06-01');`,
        after: `ALTER TABLE events ATTACH PARTITION old_events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`,
      },
    ],
    good: [
      {
        title: 'all rows are inside',
        before: `CREATE TABLE events (id int, day date) PARTITION BY RANGE (day); CREATE TABLE old_events (id int, day date);`,
        data: `INSERT INTO old_events VALUES (2, '2020-06-01');`,
        after: `ALTER TABLE events ATTACH PARTITION old_events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`,
      },
      {
        title: 'a new partition',
        before: 'CREATE TABLE events (id int, day date) PARTITION BY RANGE (day);',
        after: `CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`,
      },
    ],
  },
};
