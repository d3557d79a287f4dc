import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { tablePlace } from '../wording.ts';

export const functionResultChanged: ChangeRule<'function-result-changed', 'none'> = {
  id: 'function-result-changed',
  inventory: ['C024'],
  title: 'A function that old code may call returns another type',
  level: 'warn',
  states: ['A'],
  on: 'function-result-changed',
  examines: 'functions',
  why: 'Old code calls the function as before and gets something of another type or shape. Old queries, where they are given, prove it.',
  cause: ({ signature }) => signature,
  places: (change) => [tablePlace(change.function)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ signature, result, newResult }) =>
    judgeHazard(`Function ${signature} returned ${result} and now returns ${newResult}.`),
  fix: ({ signature, newResult }) =>
    `Put a function of another name that returns ${newResult} beside ${signature}, and drop the old one in a later release.`,
  examples: {
    bad: [
      {
        title: 'one more column',
        before: `CREATE FUNCTION pair() RETURNS TABLE (a int) LANGUAGE sql AS 'SELECT 1';`,
        after: `DROP FUNCTION pair; CREATE FUNCTION pair() RETURNS TABLE (a int, b int) LANGUAGE sql AS 'SELECT 1, 2';`,
      },
    ],
    good: [
      {
        title: 'another body',
        before: `CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';`,
        after: `CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2 - 1';`,
      },
    ],
  },
};
