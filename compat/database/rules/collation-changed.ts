import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const collationChanged: ChangeRule<'collation-changed', 'none'> = {
  id: 'collation-changed',
  inventory: ['C039'],
  title: 'A column sorts and compares otherwise',
  level: 'warn',
  states: ['A', 'C'],
  on: 'collation-changed',
  examines: 'columns',
  why: 'Old code gets rows in another order, and pages that it cut by value overlap or miss some; values that differed may now be equal, and a join with a column of the old collation fails with 42P22.',
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: () => ({ kind: 'none' }),
  judge: (change) =>
    judgeHazard(
      `The collation of ${columnName(change)} changes from ${change.collation} to ${change.newCollation}.`,
    ),
  fix: (change) =>
    `Let new queries write COLLATE "${change.newCollation}" themselves, or put a new column beside ${columnName(change)}.`,
  examples: {
    bad: [
      {
        title: 'another collation',
        before: 'CREATE TABLE people (name text);',
        after: 'ALTER TABLE people ALTER COLUMN name TYPE text COLLATE "C";',
      },
    ],
    good: [
      {
        title: 'the same one, said again',
        before: 'CREATE TABLE people (name text COLLATE "C");',
        after: 'ALTER TABLE people ALTER COLUMN name TYPE text COLLATE "C";',
      },
    ],
  },
};
