import type { OnTable } from '../data/live-facts.ts';
import type { LiveRule, RollbackFinding } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const constraintNotValidated: LiveRule = {
  id: 'constraint-not-validated',
  inventory: ['D020'],
  title: 'A constraint was added NOT VALID and never validated',
  level: 'info',
  states: ['A'],
  on: 'live database',
  examines: 'constraints',
  why: 'It holds for new rows only. Code that relies on it meets old rows that break it, and so does a migration that does, such as SET NOT NULL behind a check.',
  judge: ({ unvalidated }) => unvalidated.map(neverValidated),
  fix: ({ key }) =>
    `Correct the old rows and VALIDATE CONSTRAINT of ${key}; that keeps neither readers nor writers out.`,
  examples: {
    bad: [
      {
        title: 'a check of old rows that nobody made',
        before:
          'CREATE TABLE orders (price int); ALTER TABLE orders ADD CONSTRAINT paid CHECK (price > 0) NOT VALID;',
        data: 'INSERT INTO orders VALUES (1);',
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
    good: [
      {
        title: 'one that was validated',
        before: `CREATE TABLE orders (price int); ALTER TABLE orders ADD CONSTRAINT paid CHECK (price > 0) NOT VALID;
          ALTER TABLE orders VALIDATE CONSTRAINT paid;`,
        data: 'INSERT INTO orders VALUES (1);',
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
  },
};

function neverValidated({ table, name }: OnTable): RollbackFinding {
  return {
    key: `${plainName(table)}.${name}`,
    places: [tablePlace(table)],
    outcome: 'fail',
    message: `Constraint ${name} of ${plainName(table)} was never validated: old rows may break it.`,
  };
}
