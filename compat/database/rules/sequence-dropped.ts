import { judgeGone } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const sequenceDropped: ChangeRule<'sequence-dropped', 'usage'> = {
  id: 'sequence-dropped',
  inventory: ['C030'],
  title: 'A sequence that old code may count with is gone',
  level: 'warn',
  states: ['A'],
  on: 'sequence-dropped',
  examines: 'sequences',
  why: 'Old code that asks it for the next number, as many object mappers do, fails with 42P01.',
  cause: ({ sequence }) => plainName(sequence),
  places: ({ sequence }) => [tablePlace(sequence)],
  proofFor: ({ sequence }) => ({ kind: 'usage', table: sequence, column: null }),
  judge: ({ sequence }, proof) => judgeGone(`Sequence ${plainName(sequence)} is dropped`, proof),
  fix: ({ sequence }) => `Keep ${plainName(sequence)} until no version that counts with it can come back.`,
  examples: {
    bad: [
      {
        title: 'an old query counts with it',
        before: 'CREATE SEQUENCE numbers;',
        after: 'DROP SEQUENCE numbers;',
        oldQueries: [`SELECT nextval('numbers')`],
        queriesComplete: true,
      },
    ],
    good: [
      {
        title: 'it goes with its table',
        before: 'CREATE TABLE orders (id serial PRIMARY KEY);',
        after: 'DROP TABLE orders;',
      },
    ],
  },
};
