import { columnsReordered as shared } from '../../rules/columns-reordered.ts';

export const columnsReordered: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'moved',
        before: 'CREATE TABLE people (first varchar(9), last varchar(9));',
        after: 'ALTER TABLE people MODIFY last varchar(9) FIRST;',
      },
      {
        title: 'created again in another order',
        before: 'CREATE TABLE people (first varchar(9), last varchar(9));',
        after: 'DROP TABLE people; CREATE TABLE people (last varchar(9), first varchar(9));',
      },
    ],
    good: [
      {
        title: 'one more at the end',
        before: 'CREATE TABLE people (first varchar(9), last varchar(9));',
        after: 'ALTER TABLE people ADD COLUMN born date;',
      },
    ],
  },
};
