import { place } from '../../../reports/index.ts';
import type { Plan } from '../engine/plan.ts';
import { isIndexed } from '../locks/new-keys.ts';
import type { Name } from '../model.ts';
import type { ReleaseFinding } from '../rule.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlace, someOf } from '../wording.ts';

function usesColumn(plan: Plan, table: Name, column: string): boolean {
  return (
    plan.works && plan.uses.some((use) => use.column === column && plainName(use.table) === plainName(table))
  );
}

export const indexOfOldQueryDropped: ReleaseRule = {
  id: 'index-of-old-query-dropped',
  inventory: ['L022'],
  title: 'An index is gone that old queries may need',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'queries',
  why: 'Old queries still work, but read the whole table where they went by the index: under load they time out.',
  judge: ({ after, changes, oldQueries }) =>
    changes.flatMap((change): ReleaseFinding[] => {
      if (change.kind !== 'index-dropped') return [];
      const { table, newTable, plainIndex } = change;
      const [column] = plainIndex.columns;
      const now = after.tables.find((item) => plainName(item) === plainName(newTable));
      if (column == null || now === undefined || isIndexed(now, [column])) return [];
      const users = oldQueries.filter(
        ({ onOld, onNew }) => onOld.works && onNew.works && usesColumn(onOld, table, column),
      );
      if (users.length === 0) return [];
      return [
        {
          outcome: 'fail',
          key: `${plainName(table)} ${plainIndex.name}`,
          places: [columnPlace({ table, column }), ...users.map(({ name }) => place.query(name))],
          message: `Index ${plainIndex.name} on ${plainName(table)} (${plainIndex.keys.join(', ')}) is gone, no other begins with ${column}, and old queries use it: ${someOf(users.map(({ name }) => name))}.`,
          table,
          name: plainIndex.name,
        },
      ];
    }),
  fix: ({ table, name = '' }) =>
    `Keep ${name} on ${plainName(table)} until no version that sends these queries can come back.`,
  examples: {
    bad: [
      {
        title: 'an old query goes by its column',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE INDEX orders_note ON orders (note);',
        after: 'DROP INDEX orders_note;',
        oldQueries: ['SELECT id FROM orders WHERE note = $1'],
      },
    ],
    good: [
      {
        title: 'another index begins with the column',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE INDEX orders_note ON orders (note);',
        after: 'CREATE INDEX wide ON orders (note, id); DROP INDEX orders_note;',
        oldQueries: ['SELECT id FROM orders WHERE note = $1'],
      },
    ],
  },
};
