import { judgeGone, judgeStandIn } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const tableDropped: ChangeRule<'table-dropped', 'usage'> = {
  id: 'table-dropped',
  inventory: ['C002', 'C003', 'B004'],
  title: 'A table that old code may use is gone',
  level: 'block',
  states: ['A'],
  on: 'table-dropped',
  examines: 'tables',
  why: 'While old and new code run side by side, and after a rollback, each old query on the table fails with 42P01, and its rows are lost.',
  cause: ({ table }) => plainName(table),
  places: ({ table }) => [tablePlace(table)],
  proofFor: ({ table }) => ({ kind: 'usage', table, column: null }),
  judge: (change, proof) =>
    judgeStandIn(change, proof) ?? judgeGone(`Table ${plainName(change.table)} is dropped`, proof),
  fix: ({ table }) =>
    `Release code that no longer uses ${plainName(table)}; drop the table in a later release, when no version that uses it can come back.`,
  examples: {
    bad: [
      {
        title: 'no old queries are known',
        before: 'CREATE TABLE notes (id int PRIMARY KEY);',
        after: 'DROP TABLE notes;',
      },
      {
        title: 'an old query writes it',
        before: 'CREATE TABLE notes (id int PRIMARY KEY);',
        after: 'DROP TABLE notes;',
        oldQueries: ['DELETE FROM notes WHERE id = $1'],
        queriesComplete: true,
      },
    ],
    good: [
      {
        title: 'created again in the same release',
        before: 'CREATE TABLE notes (id int PRIMARY KEY);',
        after: 'DROP TABLE notes; CREATE TABLE notes (id int PRIMARY KEY);',
      },
      {
        title: 'the complete old queries do not use it',
        before: 'CREATE TABLE notes (id int PRIMARY KEY); CREATE TABLE orders (id int);',
        after: 'DROP TABLE notes;',
        oldQueries: ['SELECT id FROM orders'],
        queriesComplete: true,
      },
    ],
  },
};
