import { growingPerTable, hitsOf } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const tableRebuilt: ReleaseRule = {
  id: 'table-rebuilt',
  inventory: ['L015'],
  title: 'A table or its indexes are built anew while others wait',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'REINDEX, CLUSTER, VACUUM FULL and REFRESH MATERIALIZED VIEW keep writers out until they are done, most of them readers too.',
  judge: (release) =>
    growingPerTable(
      hitsOf(release, ['rebuilds']),
      ({ table }) => `${plainName(table)} is built anew while others wait`,
    ),
  fix: ({ table }) =>
    `Use REINDEX CONCURRENTLY, REFRESH MATERIALIZED VIEW CONCURRENTLY, or a tool that repacks ${plainName(table)} beside its use.`,
  examples: {
    bad: [
      {
        title: 'REINDEX',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'REINDEX TABLE orders;',
      },
      {
        title: 'a materialized view',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int); CREATE MATERIALIZED VIEW sums AS SELECT sum(price) FROM orders;',
        after: 'REFRESH MATERIALIZED VIEW sums;',
      },
    ],
    good: [
      {
        title: 'concurrently',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'REINDEX TABLE CONCURRENTLY orders;',
      },
    ],
  },
};
