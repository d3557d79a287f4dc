import { columnRecreated as shared } from '../../rules/column-recreated.ts';
import { columnName } from '../../wording.ts';

export const columnRecreated: typeof shared = {
  ...shared,
  fix: (change) =>
    `Change ${columnName(change)} with MODIFY, or copy its values to a column of another name.`,
  examples: {
    bad: [
      {
        title: 'dropped and added',
        before: 'CREATE TABLE orders (id int, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
    good: [
      {
        title: 'changed in place',
        before: 'CREATE TABLE orders (id int, note varchar(10));',
        after: 'ALTER TABLE orders MODIFY note text;',
      },
    ],
  },
};
