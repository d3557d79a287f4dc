import { judgeGone } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const columnRenamed: ChangeRule<'column-renamed', 'usage'> = {
  id: 'column-renamed',
  inventory: ['C004'],
  title: 'A column that old code may use has another name',
  level: 'block',
  states: ['A'],
  on: 'column-renamed',
  examines: 'columns',
  why: 'Old code keeps asking for the old name: its queries fail with 42703, or read another column where the name was given away.',
  cause: columnName,
  places: (change) => [
    columnPlace(change),
    columnPlace({ table: change.newTable, column: change.after.name }),
  ],
  proofFor: ({ table, column }) => ({ kind: 'usage', table, column }),
  judge: (change, proof) => {
    const what = `Column ${columnName(change)} is renamed to ${change.after.name}`;
    if (!change.nameTaken) return judgeGone(what, proof);
    return {
      outcome: 'fail',
      message: `${what}, and another column now stands under the old name: old code works on the wrong values.`,
    };
  },
  fix: (change) =>
    `Add ${change.after.name} beside ${columnName(change)}, write both, copy the old values, read the new one, and drop the old one in a later release.`,
  examples: {
    bad: [
      {
        title: 'no old queries are known',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME note TO remark;',
      },
      {
        title: 'a new column takes the old name',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME note TO remark; ALTER TABLE orders ADD note text;',
        oldQueries: ['SELECT id FROM orders'],
        queriesComplete: true,
      },
    ],
    good: [
      {
        title: 'the complete old queries do not use it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME note TO remark;',
        oldQueries: ['SELECT id FROM orders'],
        queriesComplete: true,
      },
    ],
  },
};
