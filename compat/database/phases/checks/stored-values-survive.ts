import { namesOf, rowsSentence, rowsWhere, spellingOf } from '../column-change.ts';
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
  question: (change) => rowsWhere(change, lost(change), (table) => converted(change, table)),
  found: (change, proof) =>
    rowsSentence(change, proof, ['does not come back as it was', 'do not come back as they were']),
  examples: {
    bad: [
      {
        ...nameInTwo,
        title: 'three names',
        rows: `INSERT INTO users (id, full_name) VALUES (1, 'Ada King Noel')`,
      },
    ],
    good: [
      { ...nameInTwo, title: 'two names', rows: `INSERT INTO users (id, full_name) VALUES (1, 'Ada King')` },
    ],
  },
};

/** What the conversion makes of the old columns, under the names of the new ones. */
function converted(change: ColumnChange, table: string): string {
  const spelling = spellingOf(change);
  const kept = namesOf(change.old).map((name, i) => `${spelling.column(name)} AS ${wasNamed(change, i)}`);
  const results = change.new.map(({ name, from }) => `(${from}) AS ${spelling.column(name)}`);
  return `(SELECT ${[...kept, ...results].join(', ')} FROM ${table}) AS there`;
}

function lost(change: ColumnChange): string {
  const spelling = spellingOf(change);
  return change.old.map(({ from }, i) => spelling.isOther(wasNamed(change, i), `(${from})`)).join(' OR ');
}

function wasNamed(change: ColumnChange, i: number): string {
  return spellingOf(change).column(`seaworthy_was_${i}`);
}
