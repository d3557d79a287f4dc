import type { ChangeOf } from '../changes.ts';
import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { tablePlace } from '../wording.ts';

export const functionAltered: ChangeRule<'function-altered', 'none'> = {
  id: 'function-altered',
  inventory: ['C024'],
  title: 'A function that old code may call is called otherwise or does something else',
  level: 'warn',
  states: ['A'],
  on: 'function-altered',
  examines: 'functions',
  why: 'Old calls that name a parameter by its old name, or leave out one that lost its default, fail with 42883; without the rights of its owner a function fails with 42501 for callers who lack them. Another body does something that old code was never tried with.',
  cause: ({ signature }) => signature,
  places: (change) => [tablePlace(change.function)],
  proofFor: () => ({ kind: 'none' }),
  judge(change) {
    const said = [...breaksOf(change)];
    if (said.length > 0) return judgeHazard(said.join(' '));
    return { ...judgeHazard(`Function ${change.signature} has another body.`), level: 'info' };
  },
  fix: ({ signature }) =>
    `Leave ${signature} as it is, put one of another name beside it for new code, and drop the old one in a later release.`,
  examples: {
    bad: [
      {
        title: 'a parameter has another name',
        before: `CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql AS 'SELECT a * 2';`,
        after: `DROP FUNCTION twice; CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql AS 'SELECT x * 2';`,
      },
      {
        title: 'a parameter lost its default',
        before: `CREATE FUNCTION plus(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT a + b';`,
        after: `DROP FUNCTION plus; CREATE FUNCTION plus(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a + b';`,
      },
      {
        title: 'it runs with the rights of its caller',
        before: `CREATE FUNCTION one() RETURNS int SECURITY DEFINER LANGUAGE sql AS 'SELECT 1';`,
        after: 'ALTER FUNCTION one SECURITY INVOKER;',
      },
      {
        title: 'it gives NULL for NULL',
        before: `CREATE FUNCTION known(a int) RETURNS int LANGUAGE sql AS 'SELECT coalesce(a, 0)';`,
        after: 'ALTER FUNCTION known STRICT;',
      },
      {
        title: 'another body',
        before: `CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';`,
        after: `CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2';`,
      },
    ],
    good: [
      {
        title: 'one more parameter with a default is another function, and its kind does not matter',
        before: `CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';`,
        after: 'ALTER FUNCTION one IMMUTABLE PARALLEL SAFE; ALTER FUNCTION one SECURITY DEFINER;',
      },
      {
        title: 'a parameter gets a name, the body other lines',
        before: `CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';`,
        after: `CREATE OR REPLACE FUNCTION twice(a int) RETURNS int LANGUAGE sql AS 'SELECT  $1
          * 2';`,
      },
    ],
  },
};

function* breaksOf(change: ChangeOf<'function-altered'>): Generator<string> {
  const { signature, renamed, required, asCaller, nullForNull } = change;
  for (const { name, to } of renamed) {
    const now = to === '' ? 'has no name now' : `is now called ${to}`;
    yield `Parameter ${name} of function ${signature} ${now}.`;
  }
  if (required !== null) {
    yield `Function ${signature} could be called with ${required[0]} arguments and now needs ${required[1]}.`;
  }
  if (asCaller) yield `Function ${signature} now runs with the rights of its caller.`;
  if (nullForNull) yield `Function ${signature} now gives NULL where an argument is NULL.`;
}
