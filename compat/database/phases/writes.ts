/** Writes as old code, new code and code that writes both sides send them, each as a trial. Pure. */
import { quoteIdentifier, quoteName } from '../sql.ts';
import { differs, namesOf } from './column-change.ts';
import type { ColumnChange, ConvertedColumn } from './column-change.ts';
import type { TrialOutcome, Trial } from './trial.ts';
import type { TriedTable, Values } from './tried-table.ts';

/** Answers of a trial. */
export const asItShould = 'as it should be';
const noRow = 'no row';

/** Whether the one row of the table is there and not `wrong`. */
export function rowIsRight({ table }: ColumnChange, wrong: string): string {
  return `SELECT CASE WHEN count(*) FILTER (WHERE NOT (${wrong})) = 1 THEN '${asItShould}'
    WHEN count(*) = 0 THEN '${noRow}' ELSE 'other values' END FROM ${quoteName(table)}`;
}

/** True for a row that does not hold what was written, or whose other side does not follow from it. */
export function apart(values: Values, otherSide: readonly ConvertedColumn[]): string {
  return `${isNot(values)} OR ${differs(otherSide)}`;
}

export function isNot({ sql }: Values): string {
  return [...sql].map(([name, value]) => `${quoteIdentifier(name)} IS DISTINCT FROM ${value}`).join(' OR ');
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
    statements: [table.triggers('DISABLE'), ...table.emptied, table.insert(both)],
    question: rowIsRight(change, isNot(values)),
  };
}

/** Sets both sides as code does that writes both. */
export function updateBoth({ table, old, new: made }: ColumnChange, values: Values): string {
  const given = [...values.sql].map(([name, sql]) => `${sql} AS ${quoteIdentifier(name)}`).join(', ');
  const names = [...namesOf(old), ...namesOf(made)].map(quoteIdentifier).join(', ');
  const results = [...namesOf(old).map(quoteIdentifier), ...made.map(({ from }) => `(${from})`)].join(', ');
  return `UPDATE ${quoteName(table)} SET (${names}) = (SELECT ${results} FROM (SELECT ${given}) AS given)`;
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
