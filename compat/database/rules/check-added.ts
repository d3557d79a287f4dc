import { violations } from '../data/proofs/violations.ts';
import { judgeOmitted, judgeRows } from '../judgements.ts';
import type { ChangeOf, ColumnOrigin } from '../changes.ts';
import { neededOrigins } from '../data/proofs/old-rows.ts';
import type { QuestionOf } from '../proof.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { rowsThat, tablePlace } from '../wording.ts';

export const checkAdded: ChangeRule<'check-added', 'rows' | 'insert'> = {
  id: 'check-added',
  inventory: ['D005'],
  title: 'A new check may meet rows that break it',
  level: 'block',
  states: ['A'],
  on: 'check-added',
  examines: 'constraints',
  why: 'The migration fails with 23514 when such rows are there; old code that still writes them fails afterwards.',
  refusedWith: ['23514'],
  cause: ({ table, check }) => `${plainName(table)} ${check.expression}`,
  places: ({ table }) => [tablePlace(table)],
  proofFor: (change) => omission(change) ?? { kind: 'rows', ...violations.question(change) },
  judge(change, proof) {
    const { table, check } = change;
    const what = `${plainName(table)} gets the check ${check.expression}`;
    return proof.kind === 'rows'
      ? judgeRows(what, rowsThat.break, proof)
      : judgeOmitted(`${what} on what is new`, proof);
  },
  fix: ({ table }) =>
    `Release code that keeps the check on ${plainName(table)}, correct the old rows, add it NOT VALID, and validate it afterwards.`,
  examples: {
    bad: [
      {
        title: 'rows break it',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        data: 'INSERT INTO orders VALUES (1, -5), (2, 7);',
        after: 'ALTER TABLE orders ADD CHECK (price > 0);',
      },
      {
        title: 'a new column must have a value, which old code does not give',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int NOT NULL CHECK (price > 10));',
        after:
          'ALTER TABLE orders ADD COLUMN region text; ALTER TABLE orders ADD CHECK (region IS NOT NULL) NOT VALID;',
      },
    ],
    good: [
      {
        title: 'no row breaks it; NULL passes',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, price int);',
        data: 'INSERT INTO orders VALUES (1, NULL), (2, 7);',
        after: 'ALTER TABLE orders ADD CHECK (price > 0);',
      },
      {
        title: 'on a new column',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        data: 'INSERT INTO orders VALUES (1);',
        after: 'ALTER TABLE orders ADD COLUMN price int DEFAULT 1 CHECK (price > 0);',
      },
      {
        title: 'on a new column that may be empty, without any rows',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN price int CHECK (price > 0);',
      },
      {
        title: 'an older check asked for more',
        before: `CREATE TABLE orders (id int PRIMARY KEY, state varchar(9) CONSTRAINT known CHECK (state IN ('open', 'paid')));`,
        after: `ALTER TABLE orders DROP CONSTRAINT known;
          ALTER TABLE orders ADD CONSTRAINT known CHECK (state IN ('open', 'paid', 'sent'));`,
      },
    ],
  },
};

/** Where all that it looks at is new, an insert that leaves it out tells of old code and of old rows. */
function omission({ newTable, origins, check }: ChangeOf<'check-added'>): QuestionOf<'insert'> | undefined {
  const needed = neededOrigins(origins, [], [check.expression]);
  const [first] = needed;
  const isForeseen = ({ from, startsAs }: ColumnOrigin): boolean => from === null && startsAs !== null;
  if (first === undefined || !needed.every(isForeseen)) return undefined;
  const known = origins.flatMap(({ name, from }) => (from === null ? [] : [name]));
  return { kind: 'insert', table: newTable, known, missing: first.name, check: check.name };
}
