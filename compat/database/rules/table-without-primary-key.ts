import type { ReleaseFinding } from '../rule.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const tableWithoutPrimaryKey: ReleaseRule = {
  id: 'table-without-primary-key',
  inventory: ['S004'],
  title: 'A new table has no primary key',
  level: 'off',
  states: ['A'],
  on: 'release',
  examines: 'tables',
  why: 'Rows cannot be told apart: logical replication refuses their updates and deletes, and tools that copy in steps have nothing to go by.',
  judge: ({ after, changes }) =>
    changes.flatMap((change): ReleaseFinding[] => {
      if (change.kind !== 'table-added') return [];
      const table = after.tables.find((item) => plainName(item) === plainName(change.table));
      if (table === undefined || table.uniques.some(({ primary }) => primary)) return [];
      const key = plainName(table);
      const message = `${key} has no primary key.`;
      return [{ outcome: 'fail', key, places: [tablePlace(table)], message, table: change.table }];
    }),
  fix: ({ table }) => `Give ${plainName(table)} a primary key.`,
  examples: {
    bad: [
      {
        title: 'none',
        before: 'CREATE TABLE users (id int);',
        after: 'CREATE TABLE orders (id int);',
      },
    ],
    good: [
      {
        title: 'one',
        before: 'CREATE TABLE users (id int);',
        after: 'CREATE TABLE orders (id int PRIMARY KEY);',
      },
    ],
  },
};
