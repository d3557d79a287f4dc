/** Writes as old code, new code and code that writes both sides send them, each as a trial. Pure. */
import { differs, namesOf, spellingOf } from './column-change.ts';
import type { ColumnChange, ConvertedColumn } from './column-change.ts';
import type { TrialOutcome, Trial } from './trial.ts';
import type { TriedTable, Values } from './tried-table.ts';

/** Answers of a trial. */
export const asItShould = 'as it should be';
const noRow = 'no row';

/** Whether the one row of the table is there and not `wrong`. */
export function rowIsRight(change: ColumnChange, wrong: string): string {
  return `SELECT CASE WHEN count(CASE WHEN NOT (${wrong}) THEN 1 END) = 1 THEN '${asItShould}'
    WHEN count(*) = 0 THEN '${noRow}' ELSE 'other values' END FROM ${spellingOf(change).table(change.table)}`;
}

/** True for a row that does not hold what was written, or whose other side does not follow from it. */
export function apart(change: ColumnChange, values: Values, otherSide: readonly ConvertedColumn[]): string {
  return `${isNot(change, values)} OR ${differs(change, otherSide)}`;
}

export function isNot(change: ColumnChange, { sql }: Values): string {
  const spelling = spellingOf(change);
  return [...sql].map(([name, value]) => spelling.isOther(spelling.column(name), value)).join(' OR ');
}

/** The sides of a change, as a writer sees them. */
export interface Side {
  readonly style: 'old-style' | 'new-style';
  readonly own: readonly ConvertedColumn[];
  readonly other: readonly ConvertedColumn[];
}

export function sidesOf({ old, new: made }: ColumnChange): readonly [Side, Side] {
  return [
    { style: 'old-style', own: old, other: made },
    { style: 'new-style', own: made, other: old },
  ];
}

/** Which values the table takes at all: their trials fail where it does not, and what is said of them is void. */
export function plainWrite(change: ColumnChange, table: TriedTable, side: Side, values: Values): Trial {
  const both = new Map([...table.ordinary(side.other).sql, ...values.sql]);
  return {
    path: `plain ${side.style} write`,
    kind: values.kind,
    statements: [...table.facts.triggersOff, ...table.facts.emptied, table.insert(both)],
    question: rowIsRight(change, isNot(change, values)),
  };
}

/** Sets both sides as code does that writes both. */
export function updateBoth(change: ColumnChange, values: Values): string {
  const spelling = spellingOf(change);
  const old = namesOf(change.old).map((name) => spelling.column(name));
  const made = change.new.map(({ name, from }) => `(${from}) AS ${spelling.column(name)}`);
  const row = [...values.sql].map(([name, sql]) => `${sql} AS ${spelling.column(name)}`).join(', ');
  const select = `SELECT ${[...old, ...made].join(', ')} FROM (SELECT ${row}) AS given`;
  return spelling.update(change.table, [...namesOf(change.old), ...namesOf(change.new)], select);
}

/** What one way to write came to. */
export interface PathOutcome {
  readonly path: string;
  /** Kinds of values that the table takes by itself. */
  readonly tried: number;
  /** Those of them that went wrong. */
  readonly wrong: readonly TrialOutcome[];
}

/** Outcomes by path, without the values that the table does not take. */
export function byPath(outcomes: readonly TrialOutcome[]): PathOutcome[] {
  const isPlain = ({ trial }: TrialOutcome): boolean => trial.path.startsWith('plain ');
  const taken = new Set(
    outcomes.filter((one) => isPlain(one) && one.answer === asItShould).map(({ trial }) => keyOf(trial)),
  );
  const counted = outcomes.filter((one) => !isPlain(one) && taken.has(keyOf(one.trial)));
  const paths = new Set(outcomes.filter((one) => !isPlain(one)).map(({ trial }) => trial.path));
  return [...paths].map((path) => {
    const own = counted.filter(({ trial }) => trial.path === path);
    return { path, tried: own.length, wrong: own.filter(({ answer }) => answer !== asItShould) };
  });
}

/** The side and the kind of value: what plain writes and all others have in common. */
function keyOf({ path, kind }: Trial): string {
  return `${path.includes('new-style') ? 'new' : 'old'} ${kind}`;
}

/** `for an empty text and zero`, `for every kind of value (7)`, then what the server said. */
export function kindsText({ tried, wrong }: PathOutcome): string {
  const kinds = wrong.map(({ trial }) => trial.kind);
  const more = kinds.length > 4 ? ` and ${kinds.length - 4} more kinds` : '';
  const some = `${kinds.slice(0, 4).join(', ')}${more}`;
  return wrong.length === tried ? `every kind of value (${tried} tried)` : some;
}

/** How it went wrong: the server's own words, or what the row holds. */
export function wayText(wrong: readonly TrialOutcome[]): string {
  const error = wrong.find((one) => one.error !== undefined)?.error;
  if (error?.code === '54001') return 'calls itself without end (54001)';
  if (error !== undefined) return `fails with ${error.code} ${withoutQuoted(error)}`;
  const isGone = wrong.some(({ answer }) => answer === noRow);
  return isGone ? 'writes no row at all' : 'leaves the columns apart';
}

function withoutQuoted({ code, message }: { readonly code: string; readonly message: string }): string {
  return code.startsWith('22') ? message.replace(/"[^]*"/, '"…"') : message;
}
