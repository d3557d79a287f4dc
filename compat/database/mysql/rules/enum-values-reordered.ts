import { enumValuesReordered as shared } from '../../rules/enum-values-reordered.ts';

export const enumValuesReordered: typeof shared = {
  ...shared,
  why: 'MySQL stores the number of a value and sorts by it: old code that sorts, compares by number or reads the number (mood + 0) gets something else, and the whole table is written anew.',
  examples: {
    bad: [
      {
        title: 'a value between others',
        before: `CREATE TABLE people (mood enum('sad', 'ok'));`,
        after: `ALTER TABLE people MODIFY mood enum('sad', 'so-so', 'ok');`,
      },
    ],
    good: [
      {
        title: 'a value at the end',
        before: `CREATE TABLE people (mood enum('sad', 'ok'));`,
        after: `ALTER TABLE people MODIFY mood enum('sad', 'ok', 'happy');`,
      },
    ],
  },
};
