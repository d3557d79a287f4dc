import { quoteLiteral } from '../../sql.ts';
import { namesOf } from '../column-change.ts';
import type { TrialCheck } from '../phase-check.ts';
import { noteToComment } from './examples.ts';

export const oldColumnsGone: TrialCheck = {
  id: 'old-columns-gone',
  title: 'The old columns are gone',
  level: 'block',
  on: 'scratch',
  why: 'A column that nobody writes any more is read for true by whoever finds it.',
  fix: ({ old }) => `Add the migration that drops ${namesOf(old).join(', ')}.`,
  trials: ({ old }, table) => {
    const left = namesOf(old).filter((name) => table.facts.names.includes(name));
    const question = `SELECT ${quoteLiteral(left.join(', '))}`;
    return [{ path: 'catalog', kind: '', statements: [], question }];
  },
  judge: (_, [found]) => {
    const left = found?.answer ?? 'what the catalog would not say';
    return left === '' ? [] : [{ key: 'catalog', outcome: 'fail', message: `Still there: ${left}.` }];
  },
  examples: {
    bad: [{ title: 'left', ...noteToComment }],
    good: [
      {
        ...noteToComment,
        title: 'dropped',
        phase: 'remove-old',
        schema: `${noteToComment.schema} ALTER TABLE orders DROP COLUMN note;`,
      },
    ],
  },
};
