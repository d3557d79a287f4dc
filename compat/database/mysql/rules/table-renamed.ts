import { tableRenamed as shared } from '../../rules/table-renamed.ts';
import { plainName } from '../../sql.ts';

export const tableRenamed: typeof shared = {
  ...shared,
  why: 'Old code keeps asking for the old name: each of its queries on the table fails with 1146.',
  fix: ({ table, newTable }) =>
    `Right after the rename, CREATE VIEW ${plainName(table)} AS SELECT … FROM ${plainName(newTable)} with all columns by name; drop the view when no version that uses the old name can come back.`,
  examples: {
    bad: [
      {
        title: 'no old queries are known',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'RENAME TABLE orders TO purchases;',
      },
    ],
    good: [
      {
        title: 'a view stands in',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'RENAME TABLE orders TO purchases; CREATE VIEW orders AS SELECT id, note FROM purchases;',
      },
    ],
  },
};
