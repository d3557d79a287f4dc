import { judgeWritten } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const checkDropped: ChangeRule<'check-dropped', 'written'> = {
  id: 'check-dropped',
  inventory: ['B005'],
  title: 'New code may write rows that a check kept out',
  level: 'warn',
  states: ['C'],
  on: 'check-dropped',
  examines: 'constraints',
  why: 'Old code beside new code, or after a rollback, meets rows that it could count on never to see; the check cannot come back over them.',
  cause: ({ table, check }) => `${plainName(table)} ${check.expression}`,
  places: ({ table }) => [tablePlace(table)],
  proofFor: (change) => ({ kind: 'written', change }),
  judge: ({ table, check }, proof) =>
    judgeWritten(`${plainName(table)} loses the check ${check.expression}`, proof),
  fix: ({ table }) =>
    `Keep the check on ${plainName(table)} until no version that relies on it can come back.`,
  examples: {
    bad: [
      {
        title: 'a check dropped',
        before: 'CREATE TABLE orders (price int CONSTRAINT positive CHECK (price > 0));',
        after: 'ALTER TABLE orders DROP CONSTRAINT positive;',
      },
      {
        title: 'new code has written what the check refused',
        before: 'CREATE TABLE orders (price int CONSTRAINT positive CHECK (price > 0));',
        after: 'ALTER TABLE orders DROP CONSTRAINT positive; ALTER TABLE orders RENAME price TO cost;',
        newData: 'INSERT INTO orders VALUES (-5);',
      },
    ],
    good: [
      {
        title: 'the same check under another name',
        before: 'CREATE TABLE orders (price int CONSTRAINT positive CHECK (price > 0));',
        after: 'ALTER TABLE orders RENAME CONSTRAINT positive TO above_zero;',
      },
      {
        title: 'its column is renamed',
        before: 'CREATE TABLE orders (price int CONSTRAINT positive CHECK (price > 0));',
        after: 'ALTER TABLE orders RENAME price TO cost;',
      },
    ],
  },
};
