import { viewDropped as shared } from '../../rules/view-dropped.ts';

export const viewDropped: typeof shared = {
  ...shared,
  why: 'While old and new code run side by side, and after a rollback, each old query on the view fails with 1146.',
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
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE id > 5;',
      },
    ],
  },
};
