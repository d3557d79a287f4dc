import { judgeGone } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const viewDropped: ChangeRule<'view-dropped', 'usage'> = {
  id: 'view-dropped',
  inventory: ['C026', 'C027'],
  title: 'A view that old code may use is gone',
  level: 'block',
  states: ['A'],
  on: 'view-dropped',
  examines: 'views',
  why: 'While old and new code run side by side, and after a rollback, each old query on the view fails with 42P01.',
  cause: ({ view }) => plainName(view),
  places: ({ view }) => [tablePlace(view)],
  proofFor: ({ view }) => ({ kind: 'usage', table: view, column: null }),
  judge: ({ view }, proof) => judgeGone(`View ${plainName(view)} is dropped`, proof),
  fix: ({ view }) => `Keep ${plainName(view)} until no version that uses it can come back.`,
  examples: {
    bad: [
      {
        title: 'no old queries are known',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'DROP VIEW recent;',
      },
    ],
    good: [
      {
        title: 'created again with the same columns',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id FROM orders WHERE id > 5;',
      },
    ],
  },
};
