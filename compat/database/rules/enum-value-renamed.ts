import { judgeHazard } from '../judgements.ts';
import { plainName } from '../sql.ts';
import type { ChangeRule } from '../rule.ts';
import { enumPlaces } from '../wording.ts';

export const enumValueRenamed: ChangeRule<'enum-value-renamed', 'none'> = {
  id: 'enum-value-renamed',
  inventory: ['C014'],
  title: 'An enum value that old code may write has another name',
  level: 'block',
  states: ['A', 'C'],
  on: 'enum-value-renamed',
  examines: 'enum values',
  why: 'Old code that writes or compares with the old name fails with 22P02, and reads a name that it does not know.',
  cause: (change) => `${plainName(change.enum)}.${change.value}`,
  places: enumPlaces,
  proofFor: () => ({ kind: 'none' }),
  judge: (change) =>
    judgeHazard(`Enum value '${change.value}' of ${plainName(change.enum)} is renamed to '${change.to}'.`),
  fix: (change) =>
    `Add '${change.to}' beside '${change.value}', release code that reads both, then write the new one, and remove the old one in a later release.`,
  examples: {
    bad: [
      {
        title: 'a value renamed',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: `ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';`,
      },
    ],
    good: [
      {
        title: 'the new name stands beside the old one',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: `ALTER TYPE mood ADD VALUE 'fine';`,
      },
    ],
  },
};
