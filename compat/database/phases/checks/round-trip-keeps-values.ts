import { assignments, differs, spellingOf } from '../column-change.ts';
import type { ColumnChange } from '../column-change.ts';
import type { PhaseFinding, TrialCheck } from '../phase-check.ts';
import type { Trial } from '../trial.ts';
import type { TriedTable } from '../tried-table.ts';
import { byPath, kindsText, plainWrite, rowIsRight, sidesOf } from '../writes.ts';
import type { PathOutcome, Side } from '../writes.ts';
import { nameInTwo, noteToComment } from './examples.ts';

export const roundTripKeepsValues: TrialCheck = {
  id: 'round-trip-keeps-values',
  title: 'A value converted there and back is the same',
  level: 'warn',
  on: 'scratch',
  why: 'What the way there loses is gone with the old column; what the way back loses, old code reads wrongly after a rollback.',
  fix: ({ new: made }) =>
    `Keep what is lost in a column of its own, forbid such values with a check, or accept it: ${made.map(({ from }) => from).join(', ')}.`,
  trials: (change, table) => sidesOf(change).flatMap((side) => trialsOf(change, table, side)),
  judge: (_, outcomes) => byPath(outcomes).flatMap(finding),
  examples: {
    bad: [{ title: 'a name in two parts', ...nameInTwo }],
    good: [{ title: 'another name', ...noteToComment }],
  },
};

function trialsOf(change: ColumnChange, table: TriedTable, side: Side): Trial[] {
  return table.edges(side.own).flatMap((values) => {
    const plain = plainWrite(change, table, side, values);
    const path = `${side.style} value`;
    const there = `UPDATE ${spellingOf(change).table(change.table)} SET ${assignments(change, side.other)}`;
    const statements = [...plain.statements, there];
    return [
      plain,
      { path, kind: values.kind, statements, question: rowIsRight(change, differs(change, side.own)) },
    ];
  });
}

function finding(outcome: PathOutcome): PhaseFinding[] {
  const { path, tried, wrong } = outcome;
  if (tried === 0)
    return [
      {
        key: path,
        outcome: 'inconclusive',
        message: `No ${path} could be tried: the table takes none of the made-up ones. Give \`samples\` of what it takes.`,
      },
    ];
  if (wrong.length === 0) return [];
  const refused = wrong.find(({ error }) => error !== undefined)?.error;
  const said = refused === undefined ? '' : ` The server refuses some with ${refused.code}.`;
  const where = path.startsWith('old') ? 'with the old columns' : 'for old code after a rollback';
  return [
    {
      key: path,
      outcome: 'fail',
      message: `Not every ${path} survives the way there and back; lost ${where}: ${kindsText(outcome)}.${said}`,
    },
  ];
}
