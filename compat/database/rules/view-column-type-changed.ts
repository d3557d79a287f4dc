import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const viewColumnTypeChanged: ChangeRule<'view-column-type-changed', 'none'> = {
  id: 'view-column-type-changed',
  inventory: ['C026'],
  title: 'A column of a view has another type',
  level: 'warn',
  states: ['A', 'C'],
  on: 'view-column-type-changed',
  examines: 'views',
  why: 'Old code compares and reads values of the old type. Whether its operators still fit shows when its queries are planned.',
  cause: ({ view, column }) => columnName({ table: view, column }),
  places: ({ view, column }) => [columnPlace({ table: view, column })],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ view, column, type, newType }) =>
    judgeHazard(
      `Column ${columnName({ table: view, column })} of a view changes from ${type} to ${newType}.`,
    ),
  fix: ({ view, column, type }) =>
    `Cast the column in the view to ${type}, so that ${columnName({ table: view, column })} stays what it was.`,
  examples: {
    bad: [
      {
        title: 'created again with another type',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id::text AS id FROM orders;',
      },
    ],
    good: [
      {
        title: 'the table below gets a wider type, the view casts',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders;',
        after: `DROP VIEW recent; ALTER TABLE orders ALTER COLUMN id TYPE bigint;
          CREATE VIEW recent AS SELECT id::int AS id FROM orders;`,
      },
    ],
  },
};
