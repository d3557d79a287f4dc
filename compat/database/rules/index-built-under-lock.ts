import { growingPerTable, hitsOf, readsRows } from '../locks/findings.ts';
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
      hitsOf(release, ['creates index'], (trace, action) => readsRows(trace, action)),
      ({ table }) => `CREATE INDEX on ${plainName(table)} keeps writers out until the index is built`,
    ),
  fix: ({ table, statement = '' }) =>
    `Run ${concurrently(statement)} on ${plainName(table)} in a migration of its own that is in no transaction; where it fails, drop the invalid index and begin again.`,
  examples: {
    bad: [
      {
        title: 'on a table that stood before',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'CREATE INDEX ON orders (price);',
      },
      {
        title: 'a unique one, after another change',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN region text; CREATE UNIQUE INDEX ON orders (price);',
      },
      {
        title: 'on a partitioned table',
        before: `CREATE TABLE log (day date) PARTITION BY RANGE (day);
          CREATE TABLE log_2020 PARTITION OF log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`,
        after: 'CREATE INDEX ON log (day);',
      },
      {
        title: 'on a table that has a new name by then',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        after: 'ALTER TABLE orders RENAME TO purchases; CREATE INDEX ON purchases (price);',
      },
      {
        title: 'in a block, by a text that it puts together',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        after: `DO $$ DECLARE one text := 'orders';
          BEGIN EXECUTE format('CREATE INDEX ON %I (price)', one); END $$;`,
      },
      {
        title: 'by a function that the migration calls',
        before: `CREATE TABLE orders (id int PRIMARY KEY, price int);
          CREATE FUNCTION build() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CREATE INDEX ON orders (price); END $$;`,
        after: 'SELECT build();',
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
      {
        title: 'in a branch of a block that is not taken',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        after: 'DO $$ BEGIN IF false THEN CREATE INDEX ON orders (price); END IF; END $$;',
      },
    ],
  },
};

/** `CREATE INDEX CONCURRENTLY …`, with the rest as it was written. */
function concurrently(statement: string): string {
  const [, create, rest] = /^(create\s+(?:unique\s+)?index)\s+(.*)$/is.exec(statement) ?? [];
  return create === undefined ? 'CREATE INDEX CONCURRENTLY' : `\`${create} CONCURRENTLY ${rest}\``;
}
