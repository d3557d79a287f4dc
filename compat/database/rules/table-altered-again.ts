import { growingPerTable, hitsOf, isIn } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const tableAlteredAgain: ReleaseRule = {
  id: 'table-altered-again',
  inventory: ['L012'],
  title: 'A table is read or written from end to end more than once',
  level: 'off',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'Each ALTER TABLE goes over the rows by itself; in one statement they go over them once, and others wait once.',
  judge: (release) => {
    const heavy = hitsOf(
      release,
      ['changes type', 'adds column', 'sets not null', 'adds check', 'adds foreign key'],
      (trace, action) => isIn([...trace.scans, ...trace.rewrites], action),
    );
    const again = heavy.filter(({ trace, table }) =>
      heavy.some((other) => other.trace !== trace && plainName(other.table) === plainName(table)),
    );
    return growingPerTable(again, ({ table }) => `${plainName(table)} is gone over by several statements`);
  },
  fix: ({ table }) => `Put the changes of ${plainName(table)} into one ALTER TABLE.`,
  examples: {
    bad: [
      {
        title: 'two types',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after:
          'ALTER TABLE orders ALTER COLUMN price TYPE bigint; ALTER TABLE orders ALTER COLUMN buyer TYPE bigint;',
      },
    ],
    good: [
      {
        title: 'in one statement',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ALTER COLUMN price TYPE bigint, ALTER COLUMN buyer TYPE bigint;',
      },
    ],
  },
};
