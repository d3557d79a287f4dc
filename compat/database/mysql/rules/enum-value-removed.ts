import { enumValueRemoved as shared } from '../../rules/enum-value-removed.ts';

export const enumValueRemoved: typeof shared = {
  ...shared,
  why: 'The migration fails with 1265 in strict mode when rows hold the value, and empties them without; old code that writes it fails with 1265 afterwards.',
  refusedWith: ['1265'],
  examples: {
    bad: [
      {
        title: 'a value left out',
        before: `CREATE TABLE people (id int PRIMARY KEY, mood enum('sad', 'ok'));`,
        after: `ALTER TABLE people MODIFY mood enum('ok');`,
      },
    ],
    good: [
      {
        title: 'a value more',
        before: `CREATE TABLE people (id int PRIMARY KEY, mood enum('sad', 'ok'));`,
        after: `ALTER TABLE people MODIFY mood enum('sad', 'ok', 'happy');`,
      },
    ],
  },
};
