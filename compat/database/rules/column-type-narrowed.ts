import { misfits } from '../data/proofs/misfits.ts';
import { judgeRows } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace, rowsThat } from '../wording.ts';

export const columnTypeNarrowed: ChangeRule<'column-type-narrowed', 'rows'> = {
  id: 'column-type-narrowed',
  inventory: ['C011', 'C012'],
  title: 'A column takes fewer values than before',
  level: 'block',
  states: ['A'],
  on: 'column-type-narrowed',
  examines: 'columns',
  why: 'The migration fails with 22001 or 22003, or cuts values, when some do not fit; old code that still writes such values fails afterwards.',
  refusedWith: ['22001', '22003', '22008', '22P02'],
  cause: columnName,
  places: (change) => [columnPlace(change)],
  proofFor: (change) => ({ kind: 'rows', ...misfits.question(change) }),
  judge: (change, proof) =>
    judgeRows(
      `Column ${columnName(change)} is narrowed from ${change.before.type} to ${change.after.type}`,
      rowsThat.misfit,
      proof,
    ),
  fix: (change) =>
    `Add a column of type ${change.after.type} beside ${columnName(change)}, let new code write it, convert the old rows, and drop the old column in a later release.`,
  examples: {
    bad: [
      {
        title: 'longer texts are there',
        before: 'CREATE TABLE users (id int PRIMARY KEY, name varchar(50));',
        data: `INSERT INTO users VALUES (1, 'Ada'), (2, 'Wolfeschlegelsteinhausen');`,
        after: 'ALTER TABLE users ALTER COLUMN name TYPE varchar(20) USING left(name, 20);',
      },
      {
        title: 'larger numbers are there',
        before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
        data: 'INSERT INTO users VALUES (3000000000);',
        after: 'ALTER TABLE users ALTER COLUMN id TYPE int;',
      },
      {
        title: 'digits would be cut',
        before: 'CREATE TABLE users (id int PRIMARY KEY, rate numeric(8, 4));',
        data: 'INSERT INTO users VALUES (1, 1.2345);',
        after: 'ALTER TABLE users ALTER COLUMN rate TYPE numeric(8, 2);',
      },
    ],
    good: [
      {
        title: 'all values fit',
        before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
        data: `INSERT INTO users VALUES (1, 'Ada');`,
        after: 'ALTER TABLE users ALTER COLUMN id TYPE int, ALTER COLUMN name TYPE varchar(3);',
      },
    ],
  },
};
