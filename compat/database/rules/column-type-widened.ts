import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const columnTypeWidened: ChangeRule<'column-type-widened', 'none'> = {
  id: 'column-type-widened',
  inventory: ['C010', 'B001'],
  title: 'New code may write values that old code cannot read',
  level: 'warn',
  states: ['C'],
  on: 'column-type-widened',
  examines: 'columns',
  why: 'After a rollback, or beside new code, old code meets values that its own types and checks do not hold: numbers overflow, texts are cut.',
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: () => ({ kind: 'none' }),
  judge: (change) =>
    judgeHazard(
      `Column ${columnName(change)} is widened from ${change.before.type} to ${change.after.type}: old code may meet values that it cannot hold.`,
    ),
  fix: (change) =>
    `Let the first release read the wider values of ${columnName(change)}, and write them only in the next one.`,
  examples: {
    bad: [
      {
        title: 'int becomes bigint',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint;',
      },
    ],
    good: [
      {
        title: 'another spelling of the same values',
        before: 'CREATE TABLE orders (note varchar);',
        after: 'ALTER TABLE orders ALTER COLUMN note TYPE text;',
      },
    ],
  },
};
