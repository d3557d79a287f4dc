import { judgeGone } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { enumPlaces } from '../wording.ts';

export const enumDropped: ChangeRule<'enum-dropped', 'usage'> = {
  id: 'enum-dropped',
  inventory: ['C013'],
  title: 'An enum type that old code may name is gone',
  level: 'block',
  states: ['A'],
  on: 'enum-dropped',
  examines: 'enum values',
  why: 'Old code that casts to the type fails with 42704, and so do drivers and object mappers that look it up by its name.',
  cause: (change) => plainName(change.enum),
  places: enumPlaces,
  proofFor: (change) => ({ kind: 'usage', type: change.enum }),
  judge: ({ enum: type, newName }, proof) => {
    const what = newName === null ? 'is dropped' : `is renamed to ${plainName(newName)}`;
    return judgeGone(`Enum ${plainName(type)} ${what}`, proof);
  },
  fix: (change) =>
    `Keep ${plainName(change.enum)} under its name until no version that names it can come back.`,
  examples: {
    bad: [
      {
        title: 'renamed',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: 'ALTER TYPE mood RENAME TO humour;',
      },
      {
        title: 'its column becomes text, and an old query casts to it',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: 'ALTER TABLE people ALTER COLUMN mood TYPE text; DROP TYPE mood;',
        oldQueries: ['SELECT count(*) FROM people WHERE mood = $1::mood'],
        queriesComplete: true,
      },
    ],
    good: [
      {
        title: 'the complete old queries do not name it',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (id int, mood mood);`,
        after: 'ALTER TABLE people ALTER COLUMN mood TYPE text; DROP TYPE mood;',
        oldQueries: ['SELECT id FROM people'],
        queriesComplete: true,
      },
      {
        title: 'it goes with its only column, which is what is reported',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (id int, mood mood);`,
        after: 'ALTER TABLE people DROP COLUMN mood; DROP TYPE mood;',
      },
      {
        title: 'another type takes its name',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: `ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
          ALTER TABLE people ALTER COLUMN mood TYPE mood USING mood::text::mood; DROP TYPE mood_old;`,
      },
    ],
  },
};
