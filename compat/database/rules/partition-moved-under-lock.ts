import { findingPerTable, growingPerTable, hitsOf, isIn } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const partitionMovedUnderLock: ReleaseRule = {
  id: 'partition-moved-under-lock',
  inventory: ['L014', 'D009'],
  title: 'A partition comes or goes while others wait',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'ATTACH PARTITION reads the whole table unless a validated check says that its rows fit; DETACH PARTITION keeps everybody out of the parent.',
  judge: (release) => [
    ...growingPerTable(
      hitsOf(release, ['attaches partition'], (trace, action) => isIn(trace.scans, action)),
      ({ table }) => `${plainName(table)} is read from end to end to become a partition`,
    ),
    ...findingPerTable(
      hitsOf(release, ['detaches partition']),
      ({ table }) => `DETACH PARTITION keeps everybody out of ${plainName(table)}`,
    ),
  ],
  fix: ({ table }) =>
    `Before ATTACH, add the bounds to ${plainName(table)} as a CHECK that is NOT VALID, and validate it; DETACH PARTITION CONCURRENTLY.`,
  examples: {
    bad: [
      {
        title: 'attached',
        before: 'CREATE TABLE log (day date) PARTITION BY RANGE (day); CREATE TABLE old_log (day date);',
        after: `ALTER TABLE log ATTACH PARTITION old_log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`,
      },
      {
        title: 'detached',
        before: `CREATE TABLE log (day date) PARTITION BY RANGE (day); CREATE TABLE log_2020 PARTITION OF log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`,
        after: 'ALTER TABLE log DETACH PARTITION log_2020;',
      },
    ],
    good: [
      {
        title: 'a validated check stands for the bounds',
        before: `CREATE TABLE log (day date NOT NULL) PARTITION BY RANGE (day); CREATE TABLE old_log (day date NOT NULL, CHECK (day >= '2020-01-01' AND day < '2021-01-01'));`,
        after: `ALTER TABLE log ATTACH PARTITION old_log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`,
      },
    ],
  },
};
