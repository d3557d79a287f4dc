import { cascadeAdded as shared } from '../../rules/cascade-added.ts';

export const cascadeAdded: typeof shared = {
  ...shared,
  why: 'A delete by old code, which knows nothing of it, takes the rows that point at it along without a word, fires none of their triggers, and a rollback does not bring them back.',
  examples: {
    bad: [
      {
        title: 'a key begins to cascade',
        before: `CREATE TABLE users (id int PRIMARY KEY);
          CREATE TABLE orders (id int PRIMARY KEY, buyer int, CONSTRAINT buyer FOREIGN KEY (buyer) REFERENCES users (id));`,
        after: `ALTER TABLE orders DROP FOREIGN KEY buyer;
          ALTER TABLE orders ADD CONSTRAINT buyer_2 FOREIGN KEY (buyer) REFERENCES users (id) ON DELETE CASCADE;`,
      },
    ],
    good: [
      {
        title: 'a key without',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, buyer int);',
        after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users (id) ON DELETE SET NULL;',
      },
      {
        title: 'on a new table',
        before: 'CREATE TABLE users (id int PRIMARY KEY);',
        after:
          'CREATE TABLE orders (id int PRIMARY KEY, buyer int, FOREIGN KEY (buyer) REFERENCES users (id) ON DELETE CASCADE);',
      },
    ],
  },
};
