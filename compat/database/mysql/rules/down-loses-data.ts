import { downLosesData as shared } from '../../rules/down-loses-data.ts';

export const downLosesData: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'a column that only the new schema has',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region varchar(9);',
        down: 'ALTER TABLE orders DROP COLUMN region;',
      },
      {
        title: 'a table that only the new schema has',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE notes (id int PRIMARY KEY);',
        down: 'DROP TABLE notes;',
      },
    ],
    good: [
      {
        title: 'an index holds nothing of its own',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note varchar(9));',
        after: 'ALTER TABLE orders ADD INDEX by_note (note);',
        down: 'ALTER TABLE orders DROP INDEX by_note;',
      },
      {
        title: 'a renamed column keeps its values',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note varchar(9));',
        after: 'ALTER TABLE orders CHANGE note remark varchar(9);',
        down: 'ALTER TABLE orders CHANGE remark note varchar(9);',
      },
    ],
  },
};
