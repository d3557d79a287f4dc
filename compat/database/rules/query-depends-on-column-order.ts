import { whereabouts } from '../queries/whereabouts.ts';
import type { QueryRule } from '../rule.ts';

export const queryDependsOnColumnOrder: QueryRule = {
  id: 'query-depends-on-column-order',
  inventory: ['C018', 'C020', 'C021'],
  title: 'A query does not name its columns',
  level: 'warn',
  states: ['A', 'B'],
  on: 'all queries',
  examines: 'queries',
  why: 'SELECT * and INSERT without a column list change their meaning with every column that comes or goes, also where nothing fails.',
  judge: (query) => {
    const { insertsUnnamed, takesAllColumns } = query.shape;
    if (!takesAllColumns && !insertsUnnamed) return undefined;
    const what = insertsUnnamed ? 'inserts without naming the columns' : 'selects all columns';
    return { outcome: 'fail', message: `Query ${query.name} ${what}: ${whereabouts(query)}.` };
  },
  fix: ({ name }) => `Name the columns in ${name}.`,
  examples: {
    bad: [
      {
        title: 'all columns',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE other (id int);',
        oldQueries: ['SELECT * FROM orders'],
      },
      {
        title: 'an insert without a list',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE other (id int);',
        oldQueries: ['INSERT INTO orders VALUES ($1)'],
      },
      {
        title: 'only new code does',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE other (id int);',
        newQueries: ['DELETE FROM orders RETURNING *'],
      },
    ],
    good: [
      {
        title: 'counting rows',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE other (id int);',
        oldQueries: ['SELECT count(*) FROM orders', 'INSERT INTO orders (id) VALUES ($1)'],
      },
      {
        title: 'all columns of a query that names them',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE other (id int);',
        oldQueries: ['WITH recent AS (SELECT id FROM orders) SELECT * FROM recent'],
      },
    ],
  },
};
