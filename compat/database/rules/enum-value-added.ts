import { judgeWritten } from '../judgements.ts';
import { plainName } from '../sql.ts';
import type { ChangeRule } from '../rule.ts';
import { enumPlaces } from '../wording.ts';

export const enumValueAdded: ChangeRule<'enum-value-added', 'written'> = {
  id: 'enum-value-added',
  inventory: ['C015', 'B001'],
  title: 'Old code may meet an enum value that it does not know',
  level: 'warn',
  states: ['C'],
  on: 'enum-value-added',
  examines: 'enum values',
  why: 'New code writes the value; old code beside it, or after a rollback, reads it and has no case for it.',
  cause: (change) => `${plainName(change.enum)}.${change.value}`,
  places: enumPlaces,
  proofFor: (change) => ({ kind: 'written', change }),
  judge: (change, proof) =>
    judgeWritten(
      `Enum ${plainName(change.enum)} gets the value '${change.value}', which old code does not know`,
      proof,
    ),
  fix: (change) =>
    `Release code that can read '${change.value}' first; write it only when no older version can come back.`,
  examples: {
    bad: [
      {
        title: 'a value added',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: `ALTER TYPE mood ADD VALUE 'happy';`,
      },
      {
        title: 'new code has written the value',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: `ALTER TYPE mood ADD VALUE 'happy';`,
        newData: `INSERT INTO people VALUES ('happy');`,
      },
    ],
    good: [
      {
        title: 'a check keeps the value out for now',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE people (mood mood);`,
        after: `ALTER TABLE people ADD CHECK (mood::text <> 'happy'); ALTER TYPE mood ADD VALUE 'happy';`,
      },
      {
        title: 'a new type',
        before: `CREATE TYPE mood AS ENUM ('sad', 'ok');`,
        after: `CREATE TYPE size AS ENUM ('s', 'm');`,
      },
    ],
  },
};
