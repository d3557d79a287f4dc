import { overlaps } from '../data/proofs/overlaps.ts';
import { judgeRows } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces, rowsThat } from '../wording.ts';

export const exclusionAdded: ChangeRule<'exclusion-added', 'rows'> = {
  id: 'exclusion-added',
  inventory: ['D006'],
  title: 'A new exclusion constraint may meet rows that overlap',
  level: 'block',
  states: ['A'],
  on: 'exclusion-added',
  examines: 'constraints',
  why: 'The migration fails with 23P01 when such rows are there, and keeps writers out while it looks; old code that still writes them fails afterwards.',
  refusedWith: ['23P01'],
  cause: ({ table, exclusion }) => `${plainName(table)}(${exclusion.keys.join(', ')})`,
  places: ({ table, exclusion }) => columnPlaces(table, exclusion.columns),
  proofFor: (change) => ({ kind: 'rows', ...overlaps.question(change) }),
  judge: ({ table, exclusion }, proof) =>
    judgeRows(
      `${plainName(table)} gets an exclusion constraint on (${exclusion.keys.join(', ')})`,
      rowsThat.break,
      proof,
    ),
  fix: ({ table, exclusion }) =>
    `Repair the rows of ${plainName(table)} that overlap in (${exclusion.keys.join(', ')}) and release code that writes no new ones, before the constraint comes.`,
  examples: {
    bad: [
      {
        title: 'two rows overlap',
        before: 'CREATE TABLE stays (id int PRIMARY KEY, during int4range);',
        data: `INSERT INTO stays VALUES (1, '[1,5)'), (2, '[4,9)'), (3, '[9,10)');`,
        after: 'ALTER TABLE stays ADD EXCLUDE USING gist (during WITH &&);',
      },
    ],
    good: [
      {
        title: 'none overlap among those that it covers',
        before: 'CREATE TABLE stays (id int PRIMARY KEY, during int4range, gone boolean);',
        data: `INSERT INTO stays VALUES (1, '[1,5)', false), (2, '[4,9)', true), (3, '[9,10)', false);`,
        after: 'ALTER TABLE stays ADD EXCLUDE USING gist (during WITH &&) WHERE (NOT gone);',
      },
    ],
  },
};
