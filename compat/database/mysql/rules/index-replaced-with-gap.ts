import { indexReplacedWithGap as shared } from '../../rules/index-replaced-with-gap.ts';
import { plainName } from '../../sql.ts';

export const indexReplacedWithGap: typeof shared = {
  ...shared,
  fix: ({ table, name = '' }) =>
    `Drop ${name} and add the index that replaces it in one ALTER TABLE ${plainName(table)}: both change places at its end.`,
  examples: {
    bad: [
      {
        title: 'dropped, then created',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, buyer int, note varchar(9), KEY by_buyer (buyer));',
        after: 'DROP INDEX by_buyer ON orders; CREATE INDEX both_of_them ON orders (buyer, note);',
      },
    ],
    good: [
      {
        title: 'in one statement',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, buyer int, note varchar(9), KEY by_buyer (buyer));',
        after: 'ALTER TABLE orders DROP KEY by_buyer, ADD KEY both_of_them (buyer, note);',
      },
      {
        title: 'created first',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, buyer int, note varchar(9), KEY by_buyer (buyer));',
        after: 'CREATE INDEX both_of_them ON orders (buyer, note); DROP INDEX by_buyer ON orders;',
      },
    ],
  },
};
