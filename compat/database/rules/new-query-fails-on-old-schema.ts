import { breakOn } from '../matrix/failure.ts';
import { failureText } from '../matrix/failure-text.ts';
import type { QueryRule } from '../rule.ts';

export const newQueryFailsOnOldSchema: QueryRule = {
  id: 'new-query-fails-on-old-schema',
  inventory: [],
  title: 'A query of new code fails on the old schema',
  level: 'info',
  states: ['B'],
  on: 'new queries',
  examines: 'queries',
  why: 'New code cannot run before the migration, nor after the migration alone was rolled back: migrate first.',
  judge: (query) => {
    const failure = breakOn(query, 'old');
    if (failure === undefined) return undefined;
    return {
      outcome: 'fail',
      message: `Query ${query.name} works on the new schema and ${failureText(failure, 'on the old one')}.`,
    };
  },
  fix: ({ name }) =>
    `Migrate before code that sends ${name} goes out, and roll the code back before the schema.`,
  examples: {
    bad: [
      {
        title: 'it reads a new column',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        newQueries: ['SELECT region FROM orders'],
      },
    ],
    good: [
      {
        title: 'it works on both',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        newQueries: ['SELECT id FROM orders'],
      },
    ],
  },
};
