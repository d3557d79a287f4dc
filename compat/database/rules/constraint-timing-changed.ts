import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces } from '../wording.ts';

export const constraintTimingChanged: ChangeRule<'constraint-timing-changed', 'none'> = {
  id: 'constraint-timing-changed',
  inventory: ['C023'],
  title: 'A key is checked at another time',
  level: 'warn',
  states: ['A'],
  on: 'constraint-timing-changed',
  examines: 'constraints',
  why: 'Checked at once, it refuses old code that breaks it for a while within a transaction (23505, 23503). Checked later, it fails at COMMIT where old code does not look, and ON CONFLICT on a unique key fails with 55000.',
  cause: ({ table, isForeign, keys }) =>
    `${isForeign ? 'foreign key' : 'unique'} ${plainName(table)}(${keys.join(', ')})`,
  places: ({ table, keys, isForeign }) => columnPlaces(table, isForeign ? keys : []),
  proofFor: () => ({ kind: 'none' }),
  judge({ table, isForeign, keys, timing, newTiming }) {
    const what = `The ${isForeign ? 'foreign' : 'unique'} key of ${plainName(table)} (${keys.join(', ')})`;
    const judgement = judgeHazard(`${what} was checked ${timing} and is now checked ${newTiming}.`);
    // Whoever kept it at each statement keeps it at the end.
    return isForeign && timing === 'at once' ? { ...judgement, level: 'info' } : judgement;
  },
  fix: ({ table, keys }) =>
    `Change the timing of the key of ${plainName(table)} (${keys.join(', ')}) when no version that relies on it can come back.`,
  examples: {
    bad: [
      {
        title: 'a unique key can be put off',
        before: 'CREATE TABLE users (id int, email text CONSTRAINT email UNIQUE);',
        after: `ALTER TABLE users DROP CONSTRAINT email; ALTER TABLE users ADD CONSTRAINT email UNIQUE (email) DEFERRABLE;`,
      },
      {
        title: 'a foreign key is no longer put off',
        before: `CREATE TABLE users (id int PRIMARY KEY);
          CREATE TABLE orders (buyer int CONSTRAINT buyer REFERENCES users DEFERRABLE INITIALLY DEFERRED);`,
        after: 'ALTER TABLE orders ALTER CONSTRAINT buyer NOT DEFERRABLE;',
      },
    ],
    good: [
      {
        title: 'the same under another name',
        before: `CREATE TABLE users (id int PRIMARY KEY);
          CREATE TABLE orders (buyer int CONSTRAINT buyer REFERENCES users DEFERRABLE INITIALLY DEFERRED);`,
        after:
          'ALTER TABLE orders RENAME CONSTRAINT buyer TO who; ALTER TABLE orders RENAME buyer TO customer;',
      },
    ],
  },
};
