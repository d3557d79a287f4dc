import { orphans } from '../data/proofs/orphans.ts';
import { judgeRows } from '../judgements.ts';
import type { ForeignKeyModel } from '../model.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces, rowsThat } from '../wording.ts';

export const foreignKeyAdded: ChangeRule<'foreign-key-added', 'rows'> = {
  id: 'foreign-key-added',
  inventory: ['D004'],
  title: 'A new foreign key may meet rows that point at nothing',
  level: 'block',
  states: ['A'],
  on: 'foreign-key-added',
  examines: 'constraints',
  why: 'The migration fails with 23503 when such rows are there; old code that writes in another order, or deletes what is pointed at, fails afterwards.',
  refusedWith: ['23503'],
  cause: ({ table, key }) => `${plainName(table)}(${key.columns.join(', ')})`,
  places: ({ table, key }) => columnPlaces(table, key.columns),
  proofFor: (change) => ({ kind: 'rows', ...orphans.question(change) }),
  judge({ table, key, replaces }, proof) {
    const [name, target] = [plainName(table), plainName(key.target)];
    if (replaces !== null && carries(replaces) && !carries(key) && proof.result === 'clean') {
      const message = `The foreign key of ${name} (${key.columns.join(', ')}) to ${target} no longer deletes or empties rows: where old code deletes from ${target} and counts on it, that fails.`;
      return { outcome: 'fail', level: 'warn', message };
    }
    return judgeRows(
      `${name} (${key.columns.join(', ')}) gets a foreign key to ${target}`,
      rowsThat.dangle,
      proof,
    );
  },
  fix: ({ table, key }) =>
    `Remove or repair the rows of ${plainName(table)} that point at nothing in ${plainName(key.target)}, add the key NOT VALID, and validate it afterwards.`,
  examples: {
    bad: [
      {
        title: 'old code that deletes no longer takes along what points at the row',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int, buyer int CONSTRAINT buyer REFERENCES users ON DELETE CASCADE);',
        after:
          'ALTER TABLE orders DROP CONSTRAINT buyer, ADD CONSTRAINT buyer FOREIGN KEY (buyer) REFERENCES users;',
      },
      {
        title: 'a row points at nothing',
        before: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int, buyer int);',
        data: 'INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1, 1), (2, 9);',
        after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users;',
      },
    ],
    good: [
      {
        title: 'an older key to the same table kept them out',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int, buyer int CONSTRAINT buyer REFERENCES users);',
        after:
          'ALTER TABLE orders DROP CONSTRAINT buyer, ADD CONSTRAINT buyer FOREIGN KEY (buyer) REFERENCES users ON DELETE CASCADE;',
      },
      {
        title: 'all rows point at something; NULL passes',
        before: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int, buyer int);',
        data: 'INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1, 1), (2, NULL);',
        after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users;',
      },
      {
        title: 'the column is new and empty',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after:
          'CREATE TABLE users (id int PRIMARY KEY); ALTER TABLE orders ADD COLUMN buyer int REFERENCES users;',
      },
    ],
  },
};

/** Whether a delete goes on to the rows that point at what is deleted. */
function carries({ definition }: ForeignKeyModel): boolean {
  return /\bON DELETE (?:CASCADE|SET)\b/i.test(definition);
}
