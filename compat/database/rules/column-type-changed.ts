import { conversions } from '../data/proofs/conversions.ts';
import { judgeConverted } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const columnTypeChanged: ChangeRule<'column-type-changed', 'rows'> = {
  id: 'column-type-changed',
  inventory: ['C010', 'D008'],
  title: 'A column has a type that is neither wider nor narrower',
  level: 'warn',
  states: ['A', 'C'],
  on: 'column-type-changed',
  examines: 'columns',
  why: 'Old code sends and expects values of the old type. Whether the operators still fit shows when its queries are planned; what old code makes of the values shows only when it runs.',
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: (change) => ({ kind: 'rows', ...conversions.question(change) }),
  judge: (change, proof) =>
    judgeConverted(
      `Column ${columnName(change)} changes from ${change.before.type} to ${change.after.type}.`,
      proof,
    ),
  fix: (change) =>
    `Add a column of type ${change.after.type} beside ${columnName(change)}, write both, move the readers, and drop the old one in a later release.`,
  examples: {
    bad: [
      {
        title: 'text becomes jsonb',
        before: 'CREATE TABLE orders (note text);',
        after: 'ALTER TABLE orders ALTER COLUMN note TYPE jsonb USING to_jsonb(note);',
      },
    ],
    good: [
      {
        title: 'the new type stands in a new column',
        before: 'CREATE TABLE orders (note text);',
        after: 'ALTER TABLE orders ADD COLUMN note_json jsonb;',
      },
    ],
  },
};
