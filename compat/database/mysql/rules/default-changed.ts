import { defaultChanged as shared } from '../../rules/default-changed.ts';

export const defaultChanged: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'another constant',
        before: `CREATE TABLE orders (state varchar(9) DEFAULT 'new');`,
        after: `ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'open';`,
      },
    ],
    good: [
      {
        title: 'the same one, written otherwise',
        before: 'CREATE TABLE orders (seen datetime DEFAULT now());',
        after: 'ALTER TABLE orders MODIFY seen datetime DEFAULT CURRENT_TIMESTAMP;',
      },
    ],
  },
};
