import { growingPerTable, hitsOf } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const validatedInSameTransaction: ReleaseRule = {
  id: 'validated-in-same-transaction',
  inventory: ['L009'],
  title: 'A constraint is validated under the lock that adding it took',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'NOT VALID helps only when the validation runs in a later transaction: in the same one the lock of ADD CONSTRAINT is held while all rows are read.',
  judge: (release) => {
    const added = hitsOf(release, ['adds check not valid', 'adds foreign key not valid']);
    const validated = hitsOf(release, ['validates'], (trace, { table, name }) =>
      added.some(
        (hit) =>
          hit.trace.transaction === trace.transaction &&
          hit.name === name &&
          plainName(hit.table) === plainName(table),
      ),
    );
    return growingPerTable(
      validated,
      ({ table, name = '' }) => `${plainName(table)} validates ${name} in the transaction that added it`,
    );
  },
  fix: ({ table, name = '' }) =>
    `Move ALTER TABLE ${plainName(table)} VALIDATE CONSTRAINT ${name} into the next migration.`,
  examples: {
    bad: [
      {
        title: 'one after the other',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after:
          'ALTER TABLE orders ADD CONSTRAINT price CHECK (price > 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT price;',
      },
    ],
    good: [
      {
        title: 'in transactions of their own',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int);',
        after:
          'BEGIN; ALTER TABLE orders ADD CONSTRAINT price CHECK (price > 0) NOT VALID; COMMIT; BEGIN; ALTER TABLE orders VALIDATE CONSTRAINT price; COMMIT;',
      },
    ],
  },
};
