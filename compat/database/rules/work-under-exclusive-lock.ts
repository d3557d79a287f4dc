import { growingPerTable, whereOf } from '../locks/findings.ts';
import type { Hit } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import type { StatementTrace } from '../locks/statement-trace.ts';

function doesWork({ scans, rewrites, actions }: StatementTrace): boolean {
  const writesRows = actions.some(({ does }) => /^(updates|deletes)/.test(does));
  return writesRows || scans.length > 0 || rewrites.length > 0;
}

export const workUnderExclusiveLock: ReleaseRule = {
  id: 'work-under-exclusive-lock',
  inventory: ['L010'],
  title: 'Work goes on while a table is kept from everybody',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'An ACCESS EXCLUSIVE lock is held until its transaction ends: whatever the transaction does afterwards, all queries on the table wait for it.',
  judge: ({ statements }) => {
    const hits = statements.flatMap((trace, i): Hit[] => {
      if (trace.transaction === null || !doesWork(trace)) return [];
      return statements
        .slice(0, i)
        .filter(({ transaction }) => transaction === trace.transaction)
        .flatMap(({ locks }) => locks.filter(({ mode }) => mode === 'AccessExclusiveLock'))
        .map(({ table }) => ({ trace, table }));
    });
    return growingPerTable(
      hits,
      ({ table, trace }) =>
        `${plainName(table)} is kept from everybody by an earlier statement while ${whereOf(trace)} works on rows`,
    );
  },
  fix: ({ table }) =>
    `Commit right after the statement that locks ${plainName(table)}, and do the rest in the next migration.`,
  examples: {
    bad: [
      {
        title: 'an update after an ALTER TABLE',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: `ALTER TABLE orders ADD COLUMN region text; UPDATE orders SET region = 'eu' WHERE id > 5;`,
      },
    ],
    good: [
      {
        title: 'the work comes first',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: `UPDATE orders SET note = '' WHERE note IS NULL; ALTER TABLE orders ADD COLUMN region text;`,
      },
      {
        title: 'each in its own transaction',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: `BEGIN; ALTER TABLE orders ADD COLUMN region text; COMMIT; BEGIN; UPDATE orders SET region = 'eu' WHERE id > 5; COMMIT;`,
      },
    ],
  },
};
