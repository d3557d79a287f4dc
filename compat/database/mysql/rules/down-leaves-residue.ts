import { downLeavesResidue as shared } from '../../rules/down-leaves-residue.ts';

export const downLeavesResidue: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'an index stays',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note varchar(9));',
        after: 'ALTER TABLE orders ADD INDEX by_note (note), ADD COLUMN region varchar(9);',
        down: 'ALTER TABLE orders DROP COLUMN region;',
      },
      {
        title: 'MODIFY forgets the default',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, state varchar(9) NOT NULL DEFAULT 1);',
        after: `ALTER TABLE orders MODIFY state varchar(20) NOT NULL DEFAULT 1;`,
        down: 'ALTER TABLE orders MODIFY state varchar(9) NOT NULL;',
      },
      {
        title: 'a trigger stays',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note varchar(9));',
        after: `CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW SET NEW.note = 'x';
          ALTER TABLE orders ADD INDEX by_note (note);`,
        down: 'ALTER TABLE orders DROP INDEX by_note;',
      },
    ],
    good: [
      {
        title: 'the columns come back in another order',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, state varchar(9), note varchar(9));',
        after: 'ALTER TABLE orders DROP COLUMN state;',
        down: 'ALTER TABLE orders ADD COLUMN state varchar(9);',
      },
    ],
  },
};
