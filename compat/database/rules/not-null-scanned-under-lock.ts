import { growingPerTable, hitsOf, isIn, readsRows } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const notNullScannedUnderLock: ReleaseRule = {
  id: 'not-null-scanned-under-lock',
  inventory: ['L007'],
  title: 'A table is read from end to end while nobody may use it',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'SET NOT NULL looks at every row under an ACCESS EXCLUSIVE lock, unless a validated check already says that none is NULL.',
  judge: (release) =>
    growingPerTable(
      hitsOf(
        release,
        ['sets not null'],
        (trace, action) => readsRows(trace, action) && !isIn(trace.rewrites, action),
      ),
      ({ table, name = '' }) =>
        `SET NOT NULL of ${plainName(table)}.${name} reads all rows while everybody waits`,
    ),
  fix: ({ table, name = '' }) =>
    `ALTER TABLE ${plainName(table)} ADD CONSTRAINT ${name}_there CHECK (${name} IS NOT NULL) NOT VALID, VALIDATE it in another transaction, SET NOT NULL, and drop the check.`,
  examples: {
    bad: [
      {
        title: 'by itself',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
    ],
    good: [
      {
        title: 'a validated check stands for it',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int); ALTER TABLE orders ADD CHECK (note IS NOT NULL);',
        after: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
    ],
  },
};
