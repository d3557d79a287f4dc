import { tableRecreated as shared } from '../../rules/table-recreated.ts';

export const tableRecreated: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'dropped and created',
        before: 'CREATE TABLE orders (id int);',
        after: 'DROP TABLE orders; CREATE TABLE orders (id int);',
      },
    ],
    good: [
      {
        title: 'changed in place',
        before: 'CREATE TABLE orders (id int);',
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
  },
};
