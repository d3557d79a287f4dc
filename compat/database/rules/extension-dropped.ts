import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { tablePlace } from '../wording.ts';

export const extensionDropped: ChangeRule<'extension-dropped', 'none'> = {
  id: 'extension-dropped',
  inventory: ['C033'],
  title: 'An extension that old code may use is gone',
  level: 'warn',
  states: ['A'],
  on: 'extension-dropped',
  examines: 'extensions',
  why: 'Its functions, operators and types go with it: old queries that use them fail with 42883 or 42704. Old queries, where they are given, prove it.',
  cause: ({ extension }) => extension,
  places: ({ extension }) => [tablePlace({ schema: 'public', name: extension })],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ extension }) => judgeHazard(`Extension ${extension} is dropped.`),
  fix: ({ extension }) => `Keep ${extension} until no version that uses it can come back.`,
  examples: {
    bad: [
      {
        title: 'dropped',
        before: 'CREATE EXTENSION citext;',
        after: 'DROP EXTENSION citext;',
      },
    ],
    good: [
      {
        title: 'moved to a schema of its own',
        before: 'CREATE EXTENSION citext; CREATE SCHEMA extensions;',
        after: 'ALTER EXTENSION citext SET SCHEMA extensions;',
      },
    ],
  },
};
