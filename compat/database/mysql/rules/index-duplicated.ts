import { indexDuplicated as shared } from '../../rules/index-duplicated.ts';

export const indexDuplicated: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'another one begins with the same column',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, buyer int, note varchar(9), KEY both_of_them (buyer, note));',
        after: 'CREATE INDEX by_buyer ON orders (buyer);',
      },
    ],
    good: [
      {
        title: 'it begins with another column',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, buyer int, note varchar(9), KEY both_of_them (buyer, note));',
        after: 'CREATE INDEX by_note ON orders (note);',
      },
    ],
  },
};
