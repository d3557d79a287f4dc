import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const columnWithoutDefault: ChangeRule<'empty-column-added', 'none'> = {
  id: 'column-without-default',
  inventory: [],
  title: 'A new column has no default, so that old rows are NULL in it',
  level: 'warn',
  states: ['A', 'D'],
  on: 'empty-column-added',
  examines: 'columns',
  why: 'Rows that are there and those that old code goes on to write hold NULL in the column. New code that expects a value there fails on them, or takes NULL for something that nobody decided.',
  cause: ({ table, added }) => columnName({ table, column: added.name }),
  places: ({ table, added }) => [columnPlace({ table, column: added.name })],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table, added }) =>
    judgeHazard(
      `Column ${columnName({ table, column: added.name })} is new, may be empty and has no default: it is NULL in the rows of old code.`,
    ),
  fix: ({ table, added }) =>
    `Give ${columnName({ table, column: added.name })} a default that old and new code understand alike, or let new code read NULL there as long as old code may write.`,
  examples: {
    bad: [
      {
        title: 'it may be empty',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region varchar(20);',
      },
    ],
    good: [
      {
        title: 'with a default',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `ALTER TABLE orders ADD COLUMN region varchar(20) DEFAULT 'eu';`,
      },
      {
        title: 'in a new table',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE regions (id int PRIMARY KEY, name varchar(20));',
      },
    ],
  },
};
