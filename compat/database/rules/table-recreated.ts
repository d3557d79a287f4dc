import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const tableRecreated: ChangeRule<'table-recreated', 'none'> = {
  id: 'table-recreated',
  inventory: ['C002'],
  title: 'A table was dropped and created again under its name',
  level: 'warn',
  states: ['A', 'B'],
  on: 'table-recreated',
  examines: 'tables',
  why: 'Old queries still plan, but the rows that stood in the table are gone unless the migration copied them.',
  cause: ({ table }) => plainName(table),
  places: ({ table }) => [tablePlace(table)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table }) =>
    judgeHazard(
      `Table ${plainName(table)} is dropped and created again: its rows are lost unless they were copied.`,
    ),
  fix: ({ table }) => `Change ${plainName(table)} with ALTER TABLE, or copy its rows before it goes.`,
  examples: {
    bad: [
      {
        title: 'dropped and created',
        before: 'CREATE TABLE orders (id int);',
        after: 'DROP TABLE orders; CREATE TABLE orders (id int);',
      },
    ],
    good: [
      {
        title: 'changed in place',
        before: 'CREATE TABLE orders (id int);',
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
  },
};
