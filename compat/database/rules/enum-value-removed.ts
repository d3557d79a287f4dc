import { labelsInUse } from '../data/proofs/labels-in-use.ts';
import { labelKey } from '../history/object-key.ts';
import { judgeForgotten, judgeHeld } from '../judgements.ts';
import { plainName } from '../sql.ts';
import type { ChangeRule } from '../rule.ts';
import { enumPlaces, rowsThat } from '../wording.ts';

export const enumValueRemoved: ChangeRule<'enum-value-removed', 'remembered'> = {
  id: 'enum-value-removed',
  inventory: ['C013'],
  title: 'An enum value that old code may write is gone',
  level: 'block',
  states: ['A'],
  on: 'enum-value-removed',
  examines: 'enum values',
  why: 'Old code that writes or compares with the value fails with 22P02, and so does the migration when rows hold it.',
  refusedWith: ['22P02'],
  cause: (change) => `${plainName(change.enum)}.${change.value}`,
  places: enumPlaces,
  proofFor: (change) => ({
    kind: 'remembered',
    key: labelKey(change.enum, change.value),
    rows: labelsInUse.question(change),
  }),
  judge: (change, proof) => {
    const what = `Enum ${plainName(change.enum)} loses the value '${change.value}': old code that names it is refused`;
    return judgeHeld(judgeForgotten(what, proof), rowsThat.hold, proof.rows);
  },
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
