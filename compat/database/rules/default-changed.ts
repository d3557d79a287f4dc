import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const defaultChanged: ChangeRule<'default-changed', 'none'> = {
  id: 'default-changed',
  inventory: ['C009'],
  title: 'Old code that leaves a column out writes another value',
  level: 'info',
  states: ['A'],
  on: 'default-changed',
  examines: 'columns',
  why: 'An old insert that leaves the column out works as before but stores the new default, which old code may not expect.',
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: () => ({ kind: 'none' }),
  judge: (change) =>
    judgeHazard(
      `The default of ${columnName(change)} changes from ${change.before.default ?? 'an identity'} to ${change.after.default ?? 'an identity'}.`,
    ),
  fix: (change) =>
    `Let new code write the value of ${columnName(change)} itself, and change the default later.`,
  examples: {
    bad: [
      {
        title: 'another constant',
        before: `CREATE TABLE orders (state text DEFAULT 'new');`,
        after: `ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'open';`,
      },
    ],
    good: [
      {
        title: 'the same constant, written otherwise',
        before: `CREATE TABLE orders (state text DEFAULT 'new');`,
        after: `ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new'::text;`,
      },
    ],
  },
};
