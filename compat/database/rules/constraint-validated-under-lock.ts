import { growingPerTable, hitsOf, isIn, readsRows } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import type { Action, StatementTrace } from '../locks/statement-trace.ts';

/** Another part of the statement reads the rows, and is reported for it. */
function hasOtherReason({ actions }: StatementTrace, { table }: Action): boolean {
  return actions.some((other) => plainName(other.table) === plainName(table) && other.does === 'adds key');
}

export const constraintValidatedUnderLock: ReleaseRule = {
  id: 'constraint-validated-under-lock',
  inventory: ['L008'],
  title: 'A constraint looks at all rows while others wait',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'ADD CHECK and ADD FOREIGN KEY look at every row at once: writers of the table, and of the one that a key points at, wait meanwhile.',
  judge: (release) =>
    growingPerTable(
      hitsOf(
        release,
        ['adds check', 'adds foreign key'],
        (trace, action) =>
          readsRows(trace, action) && !isIn(trace.rewrites, action) && !hasOtherReason(trace, action),
      ),
      ({ table }) => `A new constraint of ${plainName(table)} is checked against all rows while others wait`,
    ),
  fix: ({ table, name = '…' }) =>
    `ALTER TABLE ${plainName(table)} ADD CONSTRAINT ${name} … NOT VALID, which is short; in another transaction, which lets others work, ALTER TABLE ${plainName(table)} VALIDATE CONSTRAINT ${name}.`,
  examples: {
    bad: [
      {
        title: 'a check',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD CHECK (price > 0);',
      },
      {
        title: 'a foreign key',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users;',
      },
    ],
    good: [
      {
        title: 'not valid',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after:
          'ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (buyer) REFERENCES users NOT VALID, ADD CONSTRAINT price CHECK (price > 0) NOT VALID;',
      },
      {
        title: 'on a new column without values',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN seller int REFERENCES users;',
      },
    ],
  },
};
