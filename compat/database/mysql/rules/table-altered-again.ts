import { tableAlteredAgain as shared } from '../../rules/table-altered-again.ts';

export const tableAlteredAgain: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'two types, two copies',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, a int, b int);',
        after: 'ALTER TABLE orders MODIFY a varchar(20); ALTER TABLE orders MODIFY b varchar(20);',
      },
    ],
    good: [
      {
        title: 'one copy',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, a int, b int);',
        after: 'ALTER TABLE orders MODIFY a varchar(20), MODIFY b varchar(20);',
      },
    ],
  },
};
