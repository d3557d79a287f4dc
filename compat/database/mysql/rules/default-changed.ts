import { defaultChanged as shared } from '../../rules/default-changed.ts';

export const defaultChanged: typeof shared = {
  ...shared,
  why: 'An old insert that leaves the column out works as before but stores the new default, which old code may not expect. What an update sets by itself (ON UPDATE CURRENT_TIMESTAMP) counts: forgotten in MODIFY, the time of the last change stands still.',
  examples: {
    bad: [
      {
        title: 'another constant',
        before: `CREATE TABLE orders (state varchar(9) DEFAULT 'new');`,
        after: `ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'open';`,
      },
      {
        title: 'an update no longer sets it',
        before:
          'CREATE TABLE orders (seen datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3));',
        after: 'ALTER TABLE orders MODIFY seen datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3);',
      },
      {
        title: 'an update sets what it left alone',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, seen datetime);',
        after: 'ALTER TABLE orders MODIFY seen datetime ON UPDATE CURRENT_TIMESTAMP;',
      },
      {
        title: 'it is computed otherwise',
        before: 'CREATE TABLE orders (price int, total int GENERATED ALWAYS AS (price * 2) STORED);',
        after: 'ALTER TABLE orders MODIFY total int GENERATED ALWAYS AS (price * 3) STORED;',
      },
    ],
    good: [
      {
        title: 'computed as before, written otherwise',
        before: 'CREATE TABLE orders (price int, total int GENERATED ALWAYS AS (price * 2) STORED);',
        after: 'ALTER TABLE orders MODIFY total int AS (`price`  *  2) STORED;',
      },
      {
        title: 'what an update sets, said again',
        before:
          'CREATE TABLE orders (seen datetime NULL ON UPDATE CURRENT_TIMESTAMP, at timestamp NOT NULL DEFAULT now() ON UPDATE now());',
        after: `ALTER TABLE orders MODIFY seen datetime ON UPDATE now() COMMENT 'last', MODIFY at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP;`,
      },
      {
        title: 'the same one, written otherwise',
        before: 'CREATE TABLE orders (seen datetime DEFAULT now());',
        after: 'ALTER TABLE orders MODIFY seen datetime DEFAULT CURRENT_TIMESTAMP;',
      },
    ],
  },
};
