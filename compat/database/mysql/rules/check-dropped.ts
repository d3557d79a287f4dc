import { checkDropped as shared } from '../../rules/check-dropped.ts';

export const checkDropped: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'a check dropped',
        before: 'CREATE TABLE orders (price int, CONSTRAINT positive CHECK (price > 0));',
        after: 'ALTER TABLE orders DROP CONSTRAINT positive;',
      },
    ],
    good: [
      {
        title: 'its column is renamed',
        before: 'CREATE TABLE orders (price int, CONSTRAINT positive CHECK (price > 0));',
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
  },
};
