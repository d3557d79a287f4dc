import { growingPerTable, hitsOf, readsRows } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const keyBuiltUnderLock: ReleaseRule = {
  id: 'key-built-under-lock',
  inventory: ['L004'],
  title: 'A key builds its index while nobody may read',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'ADD PRIMARY KEY, UNIQUE and EXCLUDE build an index under an ACCESS EXCLUSIVE lock: all queries of old and new code on the table wait until it is built.',
  judge: (release) =>
    growingPerTable(
      hitsOf(release, ['adds key'], (trace, action) => readsRows(trace, action)),
      ({ table }) => `A new key of ${plainName(table)} keeps everybody out until its index is built`,
    ),
  fix: ({ table }) =>
    `CREATE UNIQUE INDEX CONCURRENTLY on ${plainName(table)} first, then ALTER TABLE ${plainName(table)} ADD CONSTRAINT … UNIQUE USING INDEX.`,
  examples: {
    bad: [
      {
        title: 'a unique constraint',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD UNIQUE (price);',
      },
      {
        title: 'a primary key',
        before: 'CREATE TABLE orders (id int NOT NULL);',
        after: 'ALTER TABLE orders ADD PRIMARY KEY (id);',
      },
    ],
    good: [
      {
        title: 'from an index that is there',
        before: 'CREATE TABLE orders (id int NOT NULL); CREATE UNIQUE INDEX orders_id ON orders (id);',
        after: 'ALTER TABLE orders ADD CONSTRAINT orders_id UNIQUE USING INDEX orders_id;',
      },
    ],
  },
};
