import { bodyFails as shared } from '../../rules/body-fails.ts';

export const bodyFails: typeof shared = {
  ...shared,
  inventory: ['C027'],
  title: 'A view of the database fails on the new schema',
  why: 'MySQL looks into a view only when it is used. The migration succeeds, and the first query on the view fails with 1356, from old code and new.',
  examples: {
    bad: [
      {
        title: 'it reads a column that is gone',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE VIEW recent AS SELECT id, note FROM orders;',
        after: 'ALTER TABLE orders DROP COLUMN note;',
      },
      {
        title: 'it reads a table that is renamed',
        before: 'CREATE TABLE orders (id int PRIMARY KEY); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'RENAME TABLE orders TO purchases;',
      },
    ],
    good: [
      {
        title: 'it is created again without the column',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE VIEW recent AS SELECT id, note FROM orders;',
        after: 'ALTER TABLE orders DROP COLUMN note; CREATE OR REPLACE VIEW recent AS SELECT id FROM orders;',
      },
    ],
  },
};
