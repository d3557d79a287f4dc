import { brokenText, orderEvidence, placesOf } from '../matrix/order-wording.ts';
import { isSafe, orderFacts } from '../matrix/order.ts';
import type { MatrixRule } from '../rule.ts';

export const noSafeOrder: MatrixRule = {
  id: 'no-safe-order',
  inventory: [],
  title: 'Neither the schema nor the code can go out first',
  level: 'block',
  states: ['A', 'B'],
  on: 'matrix',
  examines: 'queries',
  why: 'Old and new code run at the same time for a while, on one schema. Whichever of code and schema goes out first, one of the two fails until the other follows.',
  examined: ({ oldQueries, newQueries }) =>
    oldQueries.length > 0 && newQueries.length > 0 ? oldQueries.length + newQueries.length : 0,
  judge: (matrix) => {
    const facts = orderFacts(matrix);
    if (isSafe('migrate-first', facts) !== false || isSafe('code-first', facts) !== false) return [];
    const message = `There is no safe order: ${brokenText('old', facts)}, and ${brokenText('new', facts)}.`;
    return [
      {
        outcome: 'fail',
        message,
        key: 'order',
        places: placesOf([...facts.oldBroken, ...facts.newBroken]),
        evidence: orderEvidence(facts),
      },
    ];
  },
  fix: () =>
    'Expand first: a release that only adds what new code needs and keeps what old code needs. Let new code go out on it, and remove the rest in a later release.',
  examples: {
    bad: [
      {
        title: 'a column is renamed',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
        oldQueries: ['SELECT note FROM orders'],
        newQueries: ['SELECT remark FROM orders'],
      },
    ],
    good: [
      {
        title: 'the old name stays for a while',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders ADD COLUMN remark text;',
        oldQueries: ['SELECT note FROM orders'],
        newQueries: ['SELECT remark FROM orders'],
      },
      {
        title: 'only old queries are known',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
        oldQueries: ['SELECT note FROM orders'],
      },
    ],
  },
};
