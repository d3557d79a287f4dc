import { judgeWritten } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const columnTypeWidened: ChangeRule<'column-type-widened', 'written'> = {
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
  proofFor: (change) => ({ kind: 'written', change }),
  judge: (change, proof) =>
    judgeWritten(
      `Column ${columnName(change)} is widened from ${change.before.type} to ${change.after.type}: old code may meet values that it cannot hold`,
      proof,
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
      {
        title: 'an old query fails on a value that only the new type holds',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, code varchar(10));',
        after: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint;',
        oldQueries: ['SELECT id::int FROM orders'],
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
