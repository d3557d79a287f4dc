import { sequenceNearlyUsedUp as shared } from '../../rules/sequence-nearly-used-up.ts';

export const sequenceNearlyUsedUp: typeof shared = {
  ...shared,
  title: 'AUTO_INCREMENT has few values left for its column',
  why: 'When the last value is taken every insert fails with 167, 1062 or 1467, whichever version of the code writes. Two versions that write at once take values faster.',
  judge: (facts) =>
    shared.judge(facts).map((finding) => ({
      ...finding,
      message: finding.message.replace(/^Sequence \S+/, 'AUTO_INCREMENT'),
    })),
  fix: ({ key }) =>
    `Widen the AUTO_INCREMENT column of ${key} to bigint unsigned before it is full, and what points at it; with a tool that copies beside the use where the table is large.`,
  examples: {
    bad: [
      {
        title: 'an int key near its end',
        before: 'CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY);',
        data: 'INSERT INTO orders VALUES (2000000000);',
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
      {
        title: 'a key that the release makes narrower',
        before: 'CREATE TABLE orders (id int unsigned AUTO_INCREMENT PRIMARY KEY);',
        data: 'INSERT INTO orders VALUES (2000000000);',
        after: 'ALTER TABLE orders MODIFY id int AUTO_INCREMENT;',
      },
    ],
    good: [
      {
        title: 'the same value without a sign',
        before: 'CREATE TABLE orders (id int unsigned AUTO_INCREMENT PRIMARY KEY);',
        data: 'INSERT INTO orders VALUES (2000000000);',
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
  },
};
