import { judgeGone } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const viewColumnDropped: ChangeRule<'view-column-dropped', 'usage'> = {
  id: 'view-column-dropped',
  inventory: ['C026', 'C027'],
  title: 'A column of a view that old code may use is gone',
  level: 'block',
  states: ['A'],
  on: 'view-column-dropped',
  examines: 'views',
  why: 'While old and new code run side by side, and after a rollback, each old query that names the column fails with 42703.',
  cause: ({ view, column }) => columnName({ table: view, column }),
  places: ({ view, column }) => [columnPlace({ table: view, column })],
  proofFor: ({ view, column }) => ({ kind: 'usage', table: view, column }),
  judge: ({ view, column }, proof) =>
    judgeGone(`Column ${columnName({ table: view, column })} of a view is dropped`, proof),
  fix: ({ view, column }) =>
    `Keep ${columnName({ table: view, column })} until no version that uses it can come back.`,
  examples: {
    bad: [
      {
        title: 'created again without it',
        before: 'CREATE TABLE orders (id int, note text); CREATE VIEW recent AS SELECT id, note FROM orders;',
        after: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id FROM orders;',
      },
    ],
    good: [
      {
        title: 'created again with one more',
        before: 'CREATE TABLE orders (id int, note text); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id, note FROM orders;',
      },
    ],
  },
};
