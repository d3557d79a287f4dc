import { findingPerTable, hitsOf } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const concurrentlyInTransaction: ReleaseRule = {
  id: 'concurrently-in-transaction',
  inventory: ['L003'],
  title: 'A concurrent statement shares its file with others',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'CONCURRENTLY is refused inside a transaction (25001). A tool that sends the file as one, or wraps it in a transaction, fails in the middle of the release.',
  judge: (release) => {
    const count = new Map<string, number>();
    for (const { file } of release.statements) count.set(file, (count.get(file) ?? 0) + 1);
    return findingPerTable(
      hitsOf(
        release,
        ['creates index concurrently', 'drops index concurrently', 'detaches partition concurrently'],
        ({ file, toolWraps }) => toolWraps && (count.get(file) ?? 0) > 1,
      ),
      ({ table, trace }) =>
        `${trace.file} works concurrently on ${plainName(table)} and holds other statements too: in one transaction it fails with 25001`,
    );
  },
  fix: ({ table }) =>
    `Put the concurrent statement on ${plainName(table)} into a file of its own, and tell the migration tool to run it without a transaction.`,
  examples: {
    bad: [
      {
        title: 'beside another statement',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN region text; CREATE INDEX CONCURRENTLY ON orders (region);',
      },
    ],
    good: [
      {
        title: 'alone',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'CREATE INDEX CONCURRENTLY ON orders (price);',
      },
    ],
  },
};
