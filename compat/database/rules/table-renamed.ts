import { judgeGone, judgeStandIn } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const tableRenamed: ChangeRule<'table-renamed', 'usage'> = {
  id: 'table-renamed',
  inventory: ['C005', 'C006'],
  title: 'A table that old code may use has another name',
  level: 'block',
  states: ['A'],
  on: 'table-renamed',
  examines: 'tables',
  why: 'Old code keeps asking for the old name: each of its queries on the table fails with 42P01.',
  cause: ({ table }) => plainName(table),
  places: ({ table, newTable }) => [tablePlace(table), tablePlace(newTable)],
  proofFor: ({ table }) => ({ kind: 'usage', table, column: null }),
  judge: (change, proof) =>
    judgeStandIn(change, proof) ??
    judgeGone(`Table ${plainName(change.table)} is renamed to ${plainName(change.newTable)}`, proof),
  fix: ({ table, newTable }) =>
    `In the same transaction, CREATE VIEW ${plainName(table)} AS SELECT * FROM ${plainName(newTable)}; drop the view when no version that uses the old name can come back.`,
  examples: {
    bad: [
      {
        title: 'no old queries are known',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME TO purchases;',
      },
      {
        title: 'a view stands in, but nothing can be written through it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after:
          'ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT DISTINCT id, note FROM purchases;',
      },
    ],
    good: [
      {
        title: 'a writable view stands in',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME TO purchases; CREATE VIEW orders AS SELECT * FROM purchases;',
      },
    ],
  },
};
