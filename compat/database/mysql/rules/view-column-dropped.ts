import { viewColumnDropped as shared } from '../../rules/view-column-dropped.ts';

export const viewColumnDropped: typeof shared = {
  ...shared,
  why: 'While old and new code run side by side, and after a rollback, each old query that names the column fails with 1054.',
  examples: {
    bad: [
      {
        title: 'created again without it',
        before: 'CREATE TABLE orders (id int, note text); CREATE VIEW recent AS SELECT id, note FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM orders;',
      },
    ],
    good: [
      {
        title: 'the view fails, which is told by itself',
        before: 'CREATE TABLE orders (id int, note text); CREATE VIEW recent AS SELECT id, note FROM orders;',
        after: 'ALTER TABLE orders DROP COLUMN note;',
      },
      {
        title: 'created again with one more',
        before: 'CREATE TABLE orders (id int, note text); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id, note FROM orders;',
      },
    ],
  },
};
