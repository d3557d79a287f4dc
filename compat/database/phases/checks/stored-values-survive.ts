import { quoteIdentifier } from '../../sql.ts';
import { namesOf, rowsSentence, rowsWhere } from '../column-change.ts';
import type { ColumnChange } from '../column-change.ts';
import type { RowsCheck } from '../phase-check.ts';
import { nameInTwo } from './examples.ts';

export const storedValuesSurvive: RowsCheck = {
  id: 'stored-values-survive',
  title: 'No stored value is lost on the way there and back',
  level: 'block',
  on: 'rows',
  why: 'What the conversion loses is gone with the old columns, and old code reads it wrongly after a rollback.',
  fix: ({ key }) => `Correct the conversion or these rows by ${key.join(', ')}, before the backfill.`,
  question: (change) =>
    rowsWhere(change, `EXISTS (SELECT 1 FROM ${converted(change)} WHERE ${lost(change)})`),
  found: (change, proof) =>
    rowsSentence(change, proof, ['does not come back as it was', 'do not come back as they were']),
  examples: {
    bad: [{ ...nameInTwo, title: 'three names', rows: `INSERT INTO users VALUES (1, 'Ada King Noel')` }],
    good: [{ ...nameInTwo, title: 'two names', rows: `INSERT INTO users VALUES (1, 'Ada King')` }],
  },
};

/** What the conversion makes of the old columns, under the names of the new ones. */
function converted({ old, new: made }: ColumnChange): string {
  const kept = namesOf(old).map(
    (name, i) => `${quoteIdentifier(name)} AS ${quoteIdentifier(`seaworthy_was_${i}`)}`,
  );
  const results = made.map(({ name, from }) => `(${from}) AS ${quoteIdentifier(name)}`);
  return `(SELECT ${[...kept, ...results].join(', ')}) AS there`;
}

function lost({ old }: ColumnChange): string {
  return old
    .map(({ from }, i) => `${quoteIdentifier(`seaworthy_was_${i}`)} IS DISTINCT FROM (${from})`)
    .join(' OR ');
}
