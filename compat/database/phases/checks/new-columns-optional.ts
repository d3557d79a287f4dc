import type { TrialCheck } from '../phase-check.ts';
import { namesOf } from '../column-change.ts';
import { asItShould, plainWrite, sidesOf } from '../writes.ts';
import { canWrite } from './can-write.ts';
import { noteToComment } from './examples.ts';

export const newColumnsOptional: TrialCheck = {
  id: 'new-columns-optional',
  title: 'Old code can write rows without the new columns',
  level: 'block',
  on: 'scratch',
  why: 'While this release goes out, old code inserts rows and does not know of the new columns.',
  fix: ({ new: made }) =>
    `Add ${namesOf(made).join(', ')} without NOT NULL, or with a default; tighten after remove-old.`,
  trials(change, table) {
    const [old] = sidesOf(change);
    const values = table.ordinary(change.old);
    const insert = {
      path: 'old-style insert',
      kind: values.kind,
      statements: [...table.facts.emptied, table.insert(values.sql)],
    };
    return [plainWrite(change, table, old, values), { ...insert, question: `SELECT '${asItShould}'` }];
  },
  judge: (change, outcomes) => canWrite(outcomes, `An insert without ${namesOf(change.new).join(', ')}`),
  examples: {
    bad: [
      {
        ...noteToComment,
        title: 'NOT NULL from the start',
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text, comment text NOT NULL);',
      },
    ],
    good: [{ title: 'empty at first', ...noteToComment }],
  },
};
