import { oldQueryResultChanges as shared } from '../../rules/old-query-result-changes.ts';

export const oldQueryResultChanges: typeof shared = {
  ...shared,
  why: 'Old code still gets an answer, but of another shape: drivers map types differently (bigint arrives as text or loses digits), and code that reads by position reads another column.',
  examples: {
    bad: [
      {
        title: 'it takes all columns, and there is one more',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT * FROM orders'],
      },
      {
        title: 'a type is widened',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders MODIFY id bigint;',
        oldQueries: ['SELECT id FROM orders'],
      },
    ],
    good: [
      {
        title: 'it names its columns',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT id FROM orders'],
      },
    ],
  },
};
