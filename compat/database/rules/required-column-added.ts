import { judgeOmitted } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const requiredColumnAdded: ChangeRule<'required-column-added', 'insert'> = {
  id: 'required-column-added',
  inventory: ['C007'],
  title: 'A new column needs a value that old code does not give',
  level: 'block',
  states: ['A'],
  on: 'required-column-added',
  examines: 'columns',
  why: 'Old code does not know the column. While it runs beside new code, and after a rollback, each of its inserts fails with 23502.',
  refusedWith: ['23502'],
  cause: ({ table, added }) => columnName({ table, column: added.name }),
  places: ({ table, added }) => [columnPlace({ table, column: added.name })],
  proofFor: ({ newTable, knownColumns, added }) => ({
    kind: 'insert',
    table: newTable,
    known: knownColumns,
    missing: added.name,
  }),
  judge: ({ table, added }, proof) =>
    judgeOmitted(
      `Column ${columnName({ table, column: added.name })} is new, NOT NULL and has no default`,
      proof,
    ),
  fix: ({ table, added }) =>
    `Add ${columnName({ table, column: added.name })} with a default or without NOT NULL; set NOT NULL in a later release, when all running code fills it.`,
  examples: {
    bad: [
      {
        title: 'in one statement',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text NOT NULL;',
      },
      {
        title: 'in several statements',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, due date NOT NULL, paid numeric(8, 2));',
        after: `ALTER TABLE orders ADD COLUMN region text; UPDATE orders SET region = 'eu';
          ALTER TABLE orders ALTER COLUMN region SET NOT NULL;`,
      },
      {
        title: 'by a domain that refuses NULL',
        before: 'CREATE TABLE orders (id int PRIMARY KEY); CREATE DOMAIN region AS text NOT NULL;',
        after: 'ALTER TABLE orders ADD COLUMN region region;',
      },
      {
        title: 'of a table whose partitions the program makes',
        before: 'CREATE TABLE visits (at date NOT NULL, page text) PARTITION BY RANGE (at);',
        after: 'ALTER TABLE visits ADD COLUMN region text NOT NULL;',
      },
    ],
    good: [
      {
        title: 'with a default',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `ALTER TABLE orders ADD COLUMN region text NOT NULL DEFAULT 'eu';`,
      },
      {
        title: 'a trigger fills it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `ALTER TABLE orders ADD COLUMN region text NOT NULL;
          CREATE FUNCTION fill_region() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN NEW.region := coalesce(NEW.region, 'eu'); RETURN NEW; END $$;
          CREATE TRIGGER fill_region BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fill_region();`,
      },
    ],
  },
};
