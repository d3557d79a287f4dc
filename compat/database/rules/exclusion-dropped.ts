import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces } from '../wording.ts';

export const exclusionDropped: ChangeRule<'exclusion-dropped', 'none'> = {
  id: 'exclusion-dropped',
  inventory: ['B005'],
  title: 'New code may write rows that an exclusion constraint kept out',
  level: 'warn',
  states: ['C'],
  on: 'exclusion-dropped',
  examines: 'constraints',
  why: 'Old code beside new code, or after a rollback, meets rows that overlap; the constraint cannot come back over them.',
  cause: ({ table, exclusion }) => `${plainName(table)}(${exclusion.keys.join(', ')})`,
  places: ({ table, exclusion }) => columnPlaces(table, exclusion.columns),
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table, exclusion }) =>
    judgeHazard(`${plainName(table)} loses its exclusion constraint on (${exclusion.keys.join(', ')}).`),
  fix: ({ table }) =>
    `Keep the exclusion constraint of ${plainName(table)} until no version that relies on it can come back.`,
  examples: {
    bad: [
      {
        title: 'dropped',
        before:
          'CREATE TABLE stays (during int4range, CONSTRAINT apart EXCLUDE USING gist (during WITH &&));',
        after: 'ALTER TABLE stays DROP CONSTRAINT apart;',
      },
    ],
    good: [
      {
        title: 'the same under another name',
        before:
          'CREATE TABLE stays (during int4range, CONSTRAINT apart EXCLUDE USING gist (during WITH &&));',
        after:
          'ALTER TABLE stays RENAME CONSTRAINT apart TO no_overlap; ALTER TABLE stays RENAME during TO span;',
      },
    ],
  },
};
