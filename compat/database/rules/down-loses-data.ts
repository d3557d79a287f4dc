import { place } from '../../../reports/index.ts';
import { objectName } from '../rollback/catalog-objects.ts';
import { lostByOwner } from '../rollback/rehearsal.ts';
import type { RollbackFinding, RollbackRule } from '../rule.ts';
import { someOf } from '../wording.ts';

export const downLosesData: RollbackRule = {
  id: 'down-loses-data',
  inventory: ['B003'],
  title: 'The way back throws away what new code has written',
  level: 'info',
  states: ['C'],
  on: 'rehearsal',
  examines: 'downs',
  why: 'New code has written there since the release; after the way back and another try the new code finds nothing of it. Rolling back code alone keeps the rows.',
  judge: ({ lost }) =>
    lostByOwner(lost).map(([key, table, items]): RollbackFinding => {
      const names = someOf(items.map(({ object }) => objectName(object)));
      const holds = items.find(({ held }) => (held?.count ?? 0) > 0);
      const now =
        holds?.held === undefined
          ? ''
          : `: ${objectName(holds.object)} holds ${holds.held.count} ${holds.held.which}`;
      return {
        outcome: 'fail',
        ...(holds !== undefined && { level: 'warn' }),
        message: `The way back drops ${names} with all values written since the release${now}.`,
        key,
        places: [
          table,
          ...items.flatMap(({ object: { schema, name, part } }) =>
            part === null ? [] : [place.column(schema ?? 'public', name, part)],
          ),
        ],
      };
    }),
  fix: ({ key }) => `Keep a copy of what ${key} holds before it is dropped, or roll back code only.`,
  examples: {
    bad: [
      {
        title: 'a column that only the new schema has',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        down: 'ALTER TABLE orders DROP COLUMN region;',
      },
      {
        title: 'a table that only the new schema has',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE notes (id int PRIMARY KEY);',
        down: 'DROP TABLE notes;',
      },
      {
        title: 'a column is dropped and made anew to get its old type back',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, total int);',
        after: 'ALTER TABLE orders ALTER total TYPE bigint;',
        down: 'ALTER TABLE orders DROP COLUMN total; ALTER TABLE orders ADD COLUMN total int;',
      },
    ],
    good: [
      {
        title: 'an index holds nothing of its own',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'CREATE INDEX by_note ON orders (note);',
        down: 'DROP INDEX by_note;',
      },
      {
        title: 'a renamed column keeps its values',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME note TO remark;',
        down: 'ALTER TABLE orders RENAME remark TO note;',
      },
    ],
  },
};
