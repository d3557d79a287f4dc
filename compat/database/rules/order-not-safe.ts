import { brokenText, orderEvidence, placesOf } from '../matrix/order-wording.ts';
import { isSafe, orderFacts } from '../matrix/order.ts';
import type { Order } from '../matrix/order.ts';
import type { MatrixRule } from '../rule.ts';

const other = { 'migrate-first': 'code-first', 'code-first': 'migrate-first' } as const satisfies Record<
  Order,
  Order
>;
const words = { 'migrate-first': 'the schema', 'code-first': 'the code' } as const satisfies Record<
  Order,
  string
>;

export const orderNotSafe: MatrixRule = {
  id: 'order-not-safe',
  inventory: [],
  title: 'The release goes out in the wrong order',
  level: 'block',
  states: ['A', 'B'],
  on: 'matrix',
  examines: 'queries',
  why: 'What goes out first meets what is still there: old code the new schema, or new code the old schema. The other order would do no harm.',
  examined: ({ order = 'migrate-first', oldQueries, newQueries }) =>
    order === 'migrate-first' && newQueries.length === 0 ? 0 : oldQueries.length + newQueries.length,
  judge: (matrix) => {
    const { order = 'migrate-first' } = matrix;
    const facts = orderFacts(matrix);
    if (isSafe(order, facts) !== false) return [];
    const otherIsSafe = isSafe(other[order], facts);
    // Where the other order fails too, `no-safe-order` says so; old queries that fail are findings by themselves.
    if (otherIsSafe === false || (otherIsSafe === undefined && order === 'migrate-first')) return [];
    const [side, broken] =
      order === 'migrate-first' ? (['old', facts.oldBroken] as const) : (['new', facts.newBroken] as const);
    const instead = otherIsSafe === true ? 'can go out first' : 'was not tried to go out first';
    return [
      {
        outcome: 'fail',
        message: `${capital(words[order])} is to go out first, but ${brokenText(side, facts)}; ${words[other[order]]} ${instead}.`,
        key: order,
        places: placesOf(broken),
        evidence: orderEvidence(facts),
      },
    ];
  },
  fix: ({ key }) =>
    key === 'migrate-first'
      ? 'Make two releases of it: first the code that works on both schemas, then the migration, when no old code can come back.'
      : 'Migrate before the new code goes out, and roll the code back before the schema.',
  examples: {
    bad: [
      {
        title: 'a column goes while old code reads it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: ['SELECT note FROM orders'],
        newQueries: ['SELECT id FROM orders'],
      },
      {
        title: 'new code goes out before its column is there',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT id FROM orders'],
        newQueries: ['SELECT region FROM orders'],
        order: 'code-first',
      },
    ],
    good: [
      {
        title: 'the column is there before the code',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT id FROM orders'],
        newQueries: ['SELECT region FROM orders'],
      },
      {
        title: 'of the new code nothing is known',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: ['SELECT note FROM orders'],
      },
      {
        title: 'code that does without the column goes out before it is dropped',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: ['SELECT note FROM orders'],
        newQueries: ['SELECT id FROM orders'],
        order: 'code-first',
      },
    ],
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
