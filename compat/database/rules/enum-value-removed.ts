import { labelKey } from '../history/object-key.ts';
import { judgeForgotten } from '../judgements.ts';
import { plainName } from '../sql.ts';
import type { ChangeRule } from '../rule.ts';
import { enumPlaces } from '../wording.ts';

export const enumValueRemoved: ChangeRule<'enum-value-removed', 'remembered'> = {
  id: 'enum-value-removed',
  inventory: ['C013'],
  title: 'An enum value that old code may write is gone',
  level: 'block',
  states: ['A'],
  on: 'enum-value-removed',
  examines: 'enum values',
  why: 'Old code that writes or compares with the value fails with 22P02.',
  refusedWith: ['22P02'],
  cause: (change) => `${plainName(change.enum)}.${change.value}`,
  places: enumPlaces,
  proofFor: (change) => ({ kind: 'remembered', key: labelKey(change.enum, change.value) }),
  judge: (change, proof) =>
    judgeForgotten(
      `Enum ${plainName(change.enum)} loses the value '${change.value}': old code that names it is refused`,
      proof,
    ),
  fix: (change) =>
    `Release code that no longer writes '${change.value}', change the rows that hold it, and remove it in a later release.`,
  examples: {
    bad: [
      {
        title: 'the type is exchanged',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: `ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM ('ok');
          ALTER TABLE people ALTER COLUMN mood TYPE mood USING mood::text::mood; DROP TYPE mood_old;`,
      },
    ],
    good: [
      {
        title: 'the type is exchanged for one with more values',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: `ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
          ALTER TABLE people ALTER COLUMN mood TYPE mood USING mood::text::mood; DROP TYPE mood_old;`,
      },
    ],
  },
};
