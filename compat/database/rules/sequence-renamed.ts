import { judgeGone } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const sequenceRenamed: ChangeRule<'sequence-renamed', 'usage'> = {
  id: 'sequence-renamed',
  inventory: ['C030'],
  title: 'A sequence that old code may count with has another name',
  level: 'warn',
  states: ['A'],
  on: 'sequence-renamed',
  examines: 'sequences',
  why: 'Old code that asks the old name for the next number, as many object mappers do, fails with 42P01.',
  cause: ({ sequence }) => plainName(sequence),
  places: ({ sequence, newName }) => [tablePlace(sequence), tablePlace(newName)],
  proofFor: ({ sequence }) => ({ kind: 'usage', table: sequence, column: null }),
  judge: ({ sequence, newName }, proof) =>
    judgeGone(`Sequence ${plainName(sequence)} is renamed to ${plainName(newName)}`, proof),
  fix: ({ sequence }) =>
    `Keep the name ${plainName(sequence)} until no version that counts with it can come back.`,
  examples: {
    bad: [
      {
        title: 'renamed',
        before: 'CREATE TABLE orders (id serial PRIMARY KEY);',
        after: 'ALTER SEQUENCE orders_id_seq RENAME TO order_numbers;',
      },
    ],
    good: [
      {
        title: 'the complete old queries do not use it',
        before: 'CREATE TABLE orders (id serial PRIMARY KEY);',
        after: 'ALTER SEQUENCE orders_id_seq RENAME TO order_numbers;',
        oldQueries: ['SELECT id FROM orders'],
        queriesComplete: true,
      },
    ],
  },
};
