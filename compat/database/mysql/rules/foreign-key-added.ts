import type { ChangeRule } from '../../rule.ts';
import { foreignKeyAdded as shared } from '../../rules/foreign-key-added.ts';
import { plainName } from '../../sql.ts';
import { orphans } from '../proofs/questions.ts';

export const foreignKeyAdded: ChangeRule<'foreign-key-added', 'rows'> = {
  ...shared,
  why: 'The migration fails with 1452 when such rows are there, unless it sets foreign_key_checks = 0: then they stay, and nobody is told. Old code that writes in another order, or deletes what is pointed at, fails afterwards.',
  refusedWith: ['1452'],
  proofFor: (change) => ({ kind: 'rows', ...orphans(change) }),
  fix: ({ table, key }) =>
    `Remove or repair the rows of ${plainName(table)} that point at nothing in ${plainName(key.target)}, and add the key with foreign_key_checks on.`,
  examples: {
    bad: [
      {
        title: 'a row points at nothing',
        before: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int, buyer int);',
        data: 'INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1, 1), (2, 9);',
        after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users (id);',
      },
      {
        title: 'the migration looks away',
        before: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int, buyer int);',
        data: 'INSERT INTO orders VALUES (2, 9);',
        after:
          'SET foreign_key_checks = 0; ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users (id);',
      },
    ],
    good: [
      {
        title: 'all rows point at something; NULL passes',
        before: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int, buyer int);',
        data: 'INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1, 1), (2, NULL);',
        after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users (id);',
      },
    ],
  },
};
