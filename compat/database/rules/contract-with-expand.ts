import type { ReleaseFinding } from '../rule.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnName, columnPlace } from '../wording.ts';

export const contractWithExpand: ReleaseRule = {
  id: 'contract-with-expand',
  inventory: ['E009', 'E010'],
  title: 'One release brings the new column and takes the old one',
  level: 'warn',
  states: ['A', 'B'],
  on: 'release',
  examines: 'columns',
  why: 'There is no time in which both stand: old code cannot run beside new code, and a rollback finds neither the column nor its values.',
  judge: ({ changes, statements }) =>
    changes.flatMap((change): ReleaseFinding[] => {
      if (change.kind !== 'column-dropped') return [];
      const { table, newTable, column } = change;
      const added = changes.find(
        (other) =>
          'added' in other &&
          plainName(other.newTable) === plainName(newTable) &&
          other.added.type === change.before.type,
      );
      if (added === undefined || !('added' in added)) return [];
      // Where the histories part, nobody knows what copies them.
      const isCopied =
        statements.length === 0 ||
        statements.some(({ actions }) =>
          actions.some(
            ({ does, table: written }) =>
              does.startsWith('updates') && plainName(written) === plainName(table),
          ),
        );
      const lost = isCopied ? '' : ', and no statement copies the values';
      return [
        {
          outcome: 'fail',
          key: columnName({ table, column }),
          places: [
            columnPlace({ table, column }),
            columnPlace({ table: newTable, column: added.added.name }),
          ],
          message: `${plainName(table)} gets ${added.added.name} and loses ${column} in one release${lost}.`,
          table,
          name: column,
        },
      ];
    }),
  fix: ({ table, name = '' }) =>
    `Add the new column of ${plainName(table)} in this release, write both, copy the values, and drop ${name} in a later one.`,
  examples: {
    bad: [
      {
        title: 'copied and dropped',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after:
          'ALTER TABLE orders ADD COLUMN remark text; UPDATE orders SET remark = note; ALTER TABLE orders DROP COLUMN note;',
      },
      {
        title: 'not even copied',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN remark text; ALTER TABLE orders DROP COLUMN note;',
      },
    ],
    good: [
      {
        title: 'only added',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN remark text;',
      },
      {
        title: 'columns of other kinds',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after: 'ALTER TABLE orders ADD COLUMN paid boolean; ALTER TABLE orders DROP COLUMN note;',
      },
    ],
  },
};
