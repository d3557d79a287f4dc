import { growingPerTable } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import type { StatementTrace } from '../locks/statement-trace.ts';
import type { Name } from '../model.ts';

/** It was asked to make the file of the table anew. */
function isReplaced({ actions }: StatementTrace, table: Name): boolean {
  return actions.some(
    (action) =>
      ['truncates', 'rebuilds'].includes(action.does) && plainName(action.table) === plainName(table),
  );
}

function causeOf({ actions }: StatementTrace, table: Name): { name?: string } {
  const cause = actions.find(
    (action) =>
      ['changes type', 'adds column'].includes(action.does) && plainName(action.table) === plainName(table),
  );
  return cause?.name === undefined ? {} : { name: cause.name };
}

export const tableRewritten: ReleaseRule = {
  id: 'table-rewritten',
  inventory: ['L005', 'L006'],
  title: 'A table is written anew while nobody may use it',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'The whole table and its indexes are copied under an ACCESS EXCLUSIVE lock: old and new code wait for as long as it is large, and need its size on disk once more.',
  judge: (release) =>
    growingPerTable(
      release.statements.flatMap((trace) =>
        trace.rewrites
          .filter((table) => !isReplaced(trace, table))
          .map((table) => ({ trace, table, ...causeOf(trace, table) })),
      ),
      ({ table, name }) =>
        `${plainName(table)} is written anew${name === undefined ? '' : ` for ${name}`} while everybody waits`,
    ),
  fix: ({ table, name = '…' }) =>
    `Add a new column without a default beside ${plainName(table)}.${name}, fill it in small steps, move the code to it, and drop the old one in a later release.`,
  examples: {
    bad: [
      {
        title: 'another type',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ALTER COLUMN price TYPE bigint;',
      },
      {
        title: 'a default that differs for each row',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN code uuid DEFAULT gen_random_uuid();',
      },
      {
        title: 'a serial',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN number serial;',
      },
      {
        title: 'in a DO block',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after:
          'DO $$ BEGIN ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (price * 2) STORED; END $$;',
      },
    ],
    good: [
      {
        title: 'a constant default',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: `ALTER TABLE orders ADD COLUMN region text NOT NULL DEFAULT 'eu';`,
      },
      {
        title: 'a longer text',
        before: 'CREATE TABLE orders (note varchar(10));',
        after: 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);',
      },
      {
        title: 'emptied',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'TRUNCATE orders;',
      },
    ],
  },
};
