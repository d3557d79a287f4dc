import { judgeGone } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const columnDropped: ChangeRule<'column-dropped', 'usage'> = {
  id: 'column-dropped',
  inventory: ['C001', 'B004'],
  title: 'A column that old code may use is gone',
  level: 'block',
  states: ['A'],
  on: 'column-dropped',
  examines: 'columns',
  why: 'While old and new code run side by side, and after a rollback, each old query that names the column fails with 42703. Most object mappers name all columns.',
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: ({ table, column }) => ({ kind: 'usage', table, column }),
  judge: (change, proof) => judgeGone(`Column ${columnName(change)} is dropped`, proof),
  fix: (change) =>
    `Release code that no longer names ${columnName(change)}; drop the column in a later release, when no version that uses it can come back.`,
  examples: {
    bad: [
      {
        title: 'no old queries are known',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
      },
      {
        title: 'an old query reads it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: ['SELECT note FROM orders WHERE id = $1'],
        queriesComplete: true,
      },
      {
        title: 'an old query takes all columns',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: ['SELECT * FROM orders'],
        queriesComplete: true,
      },
      {
        title: 'an old query takes whole rows as values',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: ['SELECT json_agg(o) FROM orders o'],
        queriesComplete: true,
      },
      {
        title: 'inside a DO block',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'DO $$ BEGIN ALTER TABLE orders DROP COLUMN note; END $$;',
      },
    ],
    good: [
      {
        title: 'the complete old queries do not use it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: [
          'SELECT id FROM orders',
          'INSERT INTO orders (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET id = excluded.id',
        ],
        queriesComplete: true,
      },
    ],
  },
};
