import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const partitionDetached: ChangeRule<'partition-detached', 'none'> = {
  id: 'partition-detached',
  inventory: [],
  title: 'A partition leaves its table with its rows',
  level: 'warn',
  states: ['A', 'C'],
  on: 'partition-detached',
  examines: 'tables',
  why: 'Old code that reads the parent no longer finds these rows and is told nothing; its writes into the bounds of the partition fail with 23514, unless another partition takes them.',
  cause: ({ table }) => plainName(table),
  places: ({ table, partition }) => [tablePlace(partition.parent), tablePlace(table)],
  proofFor: () => ({ kind: 'none' }),
  judge({ table, partition: { parent, constraint } }) {
    const name = plainName(parent);
    return judgeHazard(
      constraint === null
        ? `${plainName(table)} no longer inherits from ${name}: queries of ${name} miss its rows.`
        : `${plainName(table)} is no longer a partition of ${name}: queries of ${name} miss its rows, those with ${constraint}.`,
    );
  },
  fix: ({ table, partition }) =>
    `Detach ${plainName(table)} when no running code asks ${plainName(partition.parent)} for its rows, and keep a partition for rows that are still written.`,
  examples: {
    bad: [
      {
        title: 'one year leaves',
        before: `CREATE TABLE events (id int, day date) PARTITION BY RANGE (day);
          CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`,
        after: 'ALTER TABLE events DETACH PARTITION events_2020;',
      },
      {
        title: 'a table no longer inherits',
        before: 'CREATE TABLE events (id int); CREATE TABLE old_events () INHERITS (events);',
        after: 'ALTER TABLE old_events NO INHERIT events;',
      },
    ],
    good: [
      {
        title: 'it is attached again with wider bounds',
        before: `CREATE TABLE events (id int, day date) PARTITION BY RANGE (day);
          CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`,
        after: `ALTER TABLE events DETACH PARTITION events_2020;
          ALTER TABLE events ATTACH PARTITION events_2020 FOR VALUES FROM ('2020-01-01') TO ('2022-01-01');`,
      },
    ],
  },
};
