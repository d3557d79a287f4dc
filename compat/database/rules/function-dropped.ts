import { functionKey } from '../history/object-key.ts';
import { judgeForgotten } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { tablePlace } from '../wording.ts';

export const functionDropped: ChangeRule<'function-dropped', 'remembered'> = {
  id: 'function-dropped',
  inventory: ['C024'],
  title: 'A function that old code may call is gone',
  level: 'warn',
  states: ['A'],
  on: 'function-dropped',
  examines: 'functions',
  why: 'Old code that calls it fails with 42883. Old queries, where they are given, prove it.',
  cause: ({ signature }) => signature,
  places: (change) => [tablePlace(change.function)],
  proofFor: ({ signature }) => ({ kind: 'remembered', key: functionKey(signature) }),
  judge: ({ signature }, proof) => judgeForgotten(`Function ${signature} is dropped`, proof),
  fix: ({ signature }) => `Keep ${signature} until no version that calls it can come back.`,
  examples: {
    bad: [
      {
        title: 'other types of arguments',
        before: `CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql AS 'SELECT a * 2';`,
        after: `DROP FUNCTION twice; CREATE FUNCTION twice(a text) RETURNS text LANGUAGE sql AS 'SELECT a || a';`,
      },
    ],
    good: [
      {
        title: 'another body',
        before: `CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql AS 'SELECT a * 2';`,
        after: `CREATE OR REPLACE FUNCTION twice(a int) RETURNS int LANGUAGE sql AS 'SELECT a + a';`,
      },
    ],
  },
};
