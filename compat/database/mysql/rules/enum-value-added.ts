import { enumValueAdded as shared } from '../../rules/enum-value-added.ts';

export const enumValueAdded: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'a value added',
        before: `CREATE TABLE people (mood enum('sad', 'ok'));`,
        after: `ALTER TABLE people MODIFY mood enum('sad', 'ok', 'happy');`,
      },
      {
        title: 'new code has written the value',
        before: `CREATE TABLE people (mood enum('sad', 'ok'));`,
        after: `ALTER TABLE people MODIFY mood enum('sad', 'ok', 'happy');`,
        newData: `INSERT INTO people VALUES ('happy');`,
      },
    ],
    good: [
      {
        title: 'another column',
        before: `CREATE TABLE people (mood enum('sad', 'ok'));`,
        after: `ALTER TABLE people ADD size enum('s', 'm');`,
      },
    ],
  },
};
