import { growingPerTable, hitsOf } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const wholeTableUpdated: ReleaseRule = {
  id: 'whole-table-updated',
  inventory: ['D014'],
  title: 'All rows of a table are written by the migration',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'An UPDATE without WHERE holds a lock on every row until the transaction ends: writers of old and new code wait for it, replicas fall behind, and the table grows to twice its size.',
  judge: (release) =>
    growingPerTable(
      hitsOf(release, ['updates all']),
      ({ table }) => `All rows of ${plainName(table)} are updated in one statement`,
    ),
  fix: ({ table }) =>
    `Fill ${plainName(table)} in steps of some thousand rows by key, each in its own transaction, outside the migration.`,
  examples: {
    bad: [
      {
        title: 'without WHERE',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: `UPDATE orders SET note = '';`,
      },
      {
        title: 'in a block',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: `DO $$ BEGIN EXECUTE 'UPDATE orders SET note = NULL'; END $$;`,
      },
    ],
    good: [
      {
        title: 'a new table',
        before: 'CREATE TABLE users (id int);',
        after: `CREATE TABLE orders (id int, note text); UPDATE orders SET note = '';`,
      },
      {
        title: 'some rows',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: `UPDATE orders SET note = '' WHERE id < 100;`,
      },
      {
        title: 'row by row, in a block',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: `DO $$ DECLARE one record; BEGIN
          FOR one IN SELECT id FROM orders LOOP UPDATE orders SET note = '' WHERE id = one.id; END LOOP;
          END $$;`,
      },
    ],
  },
};
