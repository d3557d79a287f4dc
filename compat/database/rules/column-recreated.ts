import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const columnRecreated: ChangeRule<'column-recreated', 'none'> = {
  id: 'column-recreated',
  inventory: ['C001'],
  title: 'A column was dropped and added again under its name',
  level: 'warn',
  states: ['A', 'B'],
  on: 'column-recreated',
  examines: 'columns',
  why: 'Old queries still plan, but the values that stood in the column are gone unless the migration copied them.',
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: () => ({ kind: 'none' }),
  judge: (change) =>
    judgeHazard(
      `Column ${columnName(change)} is dropped and added again: its old values are lost unless they were copied.`,
    ),
  fix: (change) =>
    `Change ${columnName(change)} with ALTER COLUMN … TYPE … USING, or copy its values to a column of another name.`,
  examples: {
    bad: [
      {
        title: 'dropped and added',
        before: 'CREATE TABLE orders (id int, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
    good: [
      {
        title: 'changed in place',
        before: 'CREATE TABLE orders (id int, note varchar(10));',
        after: 'ALTER TABLE orders ALTER COLUMN note TYPE text;',
      },
      {
        title: 'what is computed has no values to lose',
        before: 'CREATE TABLE orders (price int, total int GENERATED ALWAYS AS (price * 2) VIRTUAL);',
        after: `ALTER TABLE orders DROP COLUMN total;
          ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (price * 2) STORED;`,
      },
    ],
  },
};
