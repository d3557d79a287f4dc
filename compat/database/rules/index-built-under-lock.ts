import { growingPerTable, hitsOf, isIn } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const indexBuiltUnderLock: ReleaseRule = {
  id: 'index-built-under-lock',
  inventory: ['L001'],
  title: 'An index is built while writers wait',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'CREATE INDEX keeps every insert, update and delete on the table waiting until the index is built: old and new code stand still for as long as the table is large.',
  judge: (release) =>
    growingPerTable(
      hitsOf(release, ['creates index'], (trace, action) => isIn(trace.scans, action)),
      ({ table }) => `CREATE INDEX on ${plainName(table)} keeps writers out until the index is built`,
    ),
  fix: ({ table }) =>
    `CREATE INDEX CONCURRENTLY on ${plainName(table)}, in a migration of its own that runs without a transaction; drop the invalid index and begin again where it fails.`,
  examples: {
    bad: [
      {
        title: 'on a table that stood before',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'CREATE INDEX ON orders (price);',
      },
      {
        title: 'inside a DO block that builds nothing else',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN region text; CREATE UNIQUE INDEX ON orders (price);',
      },
    ],
    good: [
      {
        title: 'concurrently',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'CREATE INDEX CONCURRENTLY ON orders (price);',
      },
      {
        title: 'on a new table',
        before: 'CREATE TABLE users (id int);',
        after: 'CREATE TABLE orders (id int); CREATE INDEX ON orders (id);',
      },
    ],
  },
};
