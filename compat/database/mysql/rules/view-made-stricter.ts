import { viewMadeStricter as shared } from '../../rules/view-made-stricter.ts';
import { plainName } from '../../sql.ts';

export const viewMadeStricter: typeof shared = {
  ...shared,
  why: 'Old code that writes through the view is refused with 1288, 1348, 1394 or 1471 where it cannot be written any more, and with 1369 where a row would not show in it. Old queries, where they are given, prove it.',
  fix: ({ view }) => `Leave ${plainName(view)} as it is and give new code a view of another name.`,
  examples: {
    bad: [
      {
        title: 'it counts now',
        before: 'CREATE TABLE orders (id int, note int); CREATE VIEW recent AS SELECT id, note FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id, max(note) AS note FROM orders GROUP BY id;',
      },
      {
        title: 'rows are checked',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders WHERE id > 5;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE id > 5 WITH CHECK OPTION;',
      },
    ],
    good: [
      {
        title: 'other rows',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE id > 5;',
      },
      {
        title: 'it could not be written before',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT max(id) AS id FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT min(id) AS id FROM orders;',
      },
    ],
  },
};
