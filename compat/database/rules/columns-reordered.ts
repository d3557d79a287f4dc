import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const columnsReordered: ChangeRule<'columns-reordered', 'none'> = {
  id: 'columns-reordered',
  inventory: ['C021'],
  title: 'The columns of a table stand in another order',
  level: 'warn',
  states: ['A', 'B'],
  on: 'columns-reordered',
  examines: 'tables',
  why: 'Old code that reads by position, or inserts without naming the columns, puts values into the wrong ones; where the types fit, nothing fails.',
  cause: ({ table }) => plainName(table),
  places: ({ table }) => [tablePlace(table)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table, order, newOrder }) =>
    judgeHazard(
      `The columns of ${plainName(table)} stood in the order ${order.join(', ')} and now stand in the order ${newOrder.join(', ')}.`,
    ),
  fix: ({ table, order }) =>
    `Create ${plainName(table)} with its columns in the old order (${order.join(', ')}), or release code that names its columns first.`,
  examples: {
    bad: [
      {
        title: 'created again in another order',
        before: 'CREATE TABLE people (first text, last text);',
        after: 'DROP TABLE people; CREATE TABLE people (last text, first text);',
      },
    ],
    good: [
      {
        title: 'created again in the same order, with one more at the end',
        before: 'CREATE TABLE people (first text, last text);',
        after: 'DROP TABLE people; CREATE TABLE people (first text, last text, born date);',
      },
    ],
  },
};
