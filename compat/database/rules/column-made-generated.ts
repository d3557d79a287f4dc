import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const columnMadeGenerated: ChangeRule<'column-made-generated', 'none'> = {
  id: 'column-made-generated',
  inventory: ['C022'],
  title: 'A column that old code may write is now computed',
  level: 'block',
  states: ['A'],
  on: 'column-made-generated',
  examines: 'columns',
  why: 'An insert or update that names a generated column fails with 428C9; most object mappers name all columns.',
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: () => ({ kind: 'none' }),
  judge: (change) =>
    judgeHazard(`Column ${columnName(change)} is now generated: old writes that name it are refused.`),
  fix: (change) =>
    `Put the generated column beside ${columnName(change)} under another name, and drop the old one in a later release.`,
  examples: {
    bad: [
      {
        title: 'dropped and added as a generated one',
        before: 'CREATE TABLE orders (price int, total int);',
        after:
          'ALTER TABLE orders DROP COLUMN total; ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (price * 2) STORED;',
      },
    ],
    good: [
      {
        title: 'a new column is generated',
        before: 'CREATE TABLE orders (price int);',
        after: 'ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (price * 2) STORED;',
      },
    ],
  },
};
