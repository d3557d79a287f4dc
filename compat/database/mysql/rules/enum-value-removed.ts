import { labelKey } from '../../history/object-key.ts';
import { enumValueRemoved as shared } from '../../rules/enum-value-removed.ts';
import { labelsInUse } from '../proofs/labels-in-use.ts';

export const enumValueRemoved: typeof shared = {
  ...shared,
  why: 'The migration fails with 1265 in strict mode when rows hold the value, and empties them without; old code that writes it fails with 1265 afterwards.',
  refusedWith: ['1265'],
  proofFor: (change) => ({
    kind: 'remembered',
    key: labelKey(change.enum, change.value),
    rows: labelsInUse(change),
  }),
  examples: {
    bad: [
      {
        title: 'a value left out',
        before: `CREATE TABLE people (id int PRIMARY KEY, mood enum('sad', 'ok'));`,
        after: `ALTER TABLE people MODIFY mood enum('ok');`,
      },
      {
        title: 'a value of a set left out',
        before: `CREATE TABLE people (id int PRIMARY KEY, moods set('sad', 'ok'));`,
        after: `ALTER TABLE people MODIFY moods set('ok');`,
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
