import { lockTimeoutMissing as shared } from '../../rules/lock-timeout-missing.ts';
import { plainName } from '../../sql.ts';

export const lockTimeoutMissing: typeof shared = {
  ...shared,
  why: 'Each statement that changes a table waits for its metadata lock, also an INSTANT one, for as long as lock_wait_timeout says: a day in MariaDB, a year in MySQL. While it waits behind one open transaction, all other queries on the table wait behind it.',
  judge: (release) =>
    shared.judge(release).map((finding) => ({
      ...finding,
      message: finding.message.replace('lock_timeout', 'lock_wait_timeout'),
    })),
  fix: ({ table }) =>
    `SET SESSION lock_wait_timeout = 5 before ${plainName(table)} is changed (in MariaDB also ALTER TABLE … WAIT 5), and try again where it fails with 1205.`,
  examples: {
    bad: [
      {
        title: 'nothing said',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
    good: [
      {
        title: 'set for the session',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'SET SESSION lock_wait_timeout = 5; ALTER TABLE orders ADD COLUMN note text;',
      },
      {
        title: 'a new table waits for nobody',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'CREATE TABLE notes (id int PRIMARY KEY);',
      },
    ],
  },
};
