import type { QueryRule } from '../rule.ts';

export const oldQueryResultChanges: QueryRule = {
  id: 'old-query-result-changes',
  inventory: ['C018', 'C019'],
  title: 'A query of old code returns other columns or types',
  level: 'warn',
  states: ['A'],
  on: 'old queries',
  examines: 'queries',
  why: 'Old code still gets an answer, but of another shape: drivers map types differently (bigint arrives as text), and a statement prepared before the migration fails with 0A000.',
  judge: ({ name, onOld, onNew }) => {
    if (!onOld.works || !onNew.works) return undefined;
    const [before, after] = [onOld, onNew].map(({ results }) =>
      results.map(({ name: column, type }) => `${column} ${type}`).join(', '),
    );
    if (before === after) return undefined;
    return { outcome: 'fail', message: `Query ${name} returned (${before}) and now returns (${after}).` };
  },
  fix: ({ name }) => `Let ${name} name its columns and cast them to the types that old code expects.`,
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
        after: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint;',
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
