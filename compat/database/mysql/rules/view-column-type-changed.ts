import { viewColumnTypeChanged as shared } from '../../rules/view-column-type-changed.ts';

export const viewColumnTypeChanged: typeof shared = {
  ...shared,
  why: 'Old code reads values of the old type: drivers map types differently, and a narrower type cuts what was whole.',
  examples: {
    bad: [
      {
        title: 'the column that it shows has another type',
        before: 'CREATE TABLE orders (id int, paid int); CREATE VIEW recent AS SELECT id, paid FROM orders;',
        after: 'ALTER TABLE orders MODIFY paid bigint;',
      },
      {
        title: 'it shows another column under the name',
        before:
          'CREATE TABLE orders (id int, note varchar(9)); CREATE VIEW recent AS SELECT id AS code FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT o.note AS code FROM orders o;',
      },
    ],
    good: [
      {
        title: 'created again, and the same',
        before: 'CREATE TABLE orders (id int(11), paid int); CREATE VIEW recent AS SELECT * FROM orders;',
        after: 'ALTER VIEW recent AS SELECT id, paid FROM orders WHERE paid > 0;',
      },
    ],
  },
};
