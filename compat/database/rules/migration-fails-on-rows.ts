import { counted } from '../../../reports/index.ts';
import type { RowFaultRule } from '../rule.ts';
import { faultText } from '../wording.ts';

export const migrationFailsOnRows: RowFaultRule = {
  id: 'migration-fails-on-rows',
  inventory: ['D009'],
  title: 'A migration fails on rows that are there',
  level: 'block',
  states: ['A'],
  on: 'row faults',
  examines: 'migrations',
  why: 'The release stops in the middle: the migration is undone, or half of it stays, and the new code finds a schema that it does not know.',
  judge: (fault) => {
    const message = `The migration fails on rows that it meets: ${faultText(fault)}`;
    if (fault.removedBefore === 0) return { outcome: 'fail', message: `${message}.` };
    const before = counted(fault.removedBefore, ['row', 'rows']);
    return {
      outcome: 'inconclusive',
      message: `${message}. Earlier statements had failed too and ${before} had been taken away for them, which may be the reason.`,
    };
  },
  fix: ({ file }) => `Correct or convert the rows before ${file} changes what they must hold.`,
  examples: {
    bad: [
      {
        title: 'texts that are no numbers',
        before: `CREATE TABLE orders (id int, total text); INSERT INTO orders VALUES (1, '12'), (2, 'twelve');`,
        after: 'ALTER TABLE orders ALTER COLUMN total TYPE int USING total::int;',
      },
      {
        title: 'the migration makes the duplicates itself',
        before: 'CREATE TABLE users (id int, email text);',
        data: `INSERT INTO users VALUES (1, 'a@x'), (2, 'A@x');`,
        after: 'UPDATE users SET email = lower(email); CREATE UNIQUE INDEX ON users (email);',
      },
      {
        title: 'a row that it adds is there already',
        before: 'CREATE TABLE plans (id int PRIMARY KEY); INSERT INTO plans VALUES (1);',
        after: 'INSERT INTO plans VALUES (1);',
      },
    ],
    good: [
      {
        title: 'all rows can be converted',
        before: `CREATE TABLE orders (id int, total text); INSERT INTO orders VALUES (1, '12');`,
        after: 'ALTER TABLE orders ALTER COLUMN total TYPE int USING total::int;',
      },
      {
        title: 'a finding of a change says it',
        before: `CREATE TABLE users (email text); INSERT INTO users VALUES ('a@x'), ('a@x');`,
        after: 'CREATE UNIQUE INDEX ON users (email);',
      },
    ],
  },
};
