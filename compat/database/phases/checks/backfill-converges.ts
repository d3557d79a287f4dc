import { assignments, differs, spellingOf } from '../column-change.ts';
import type { ColumnChange } from '../column-change.ts';
import type { PhaseFinding, TrialCheck } from '../phase-check.ts';
import { apart, byPath, kindsText, plainWrite, rowIsRight, sidesOf, wayText } from '../writes.ts';
import { nameInTwo, noteToComment } from './examples.ts';

export const backfillConverges: TrialCheck = {
  id: 'backfill-converges',
  title: 'The backfill fills every row, and a second run finds nothing to do',
  level: 'block',
  on: 'scratch',
  why: 'A backfill is run in pieces and begun again; under the triggers of the table it must neither change the old columns nor leave rows that it would change again.',
  fix: (change) =>
    `Run this in pieces by ${change.key.join(', ')}, and correct what stands in its way: ${backfillSql(change)}`,
  trials(change, table) {
    const [old] = sidesOf(change);
    return table.edges(change.old).flatMap((values) => {
      const statements = [
        ...table.facts.triggersOff,
        ...table.facts.emptied,
        table.insert(values.sql),
        ...table.facts.triggersOn,
        backfillSql(change),
      ];
      const question = rowIsRight(change, apart(change, values, change.new));
      return [
        plainWrite(change, table, old, values),
        { path: 'backfill', kind: values.kind, statements, question },
      ];
    });
  },
  judge: (_, outcomes) =>
    byPath(outcomes).flatMap((path): PhaseFinding[] => {
      const key = path.path;
      if (path.tried === 0)
        return [
          {
            key,
            outcome: 'inconclusive',
            message:
              'No row could be made up to try the backfill on. Give `samples` of what the table takes.',
          },
        ];
      if (path.wrong.length === 0) return [];
      const sql = path.wrong[0]?.trial.statements.at(-1);
      return [
        { key, outcome: 'fail', message: `The backfill ${wayText(path.wrong)} for ${kindsText(path)}.`, sql },
      ];
    }),
  examples: {
    bad: [
      {
        ...noteToComment,
        title: 'a conversion that a value does not survive',
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text, comment varchar(100));',
      },
      {
        ...noteToComment,
        title: 'a trigger that takes it back',
        bridge: `CREATE FUNCTION bridge() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN NEW.comment := OLD.comment; RETURN NEW; END $$;
          CREATE TRIGGER bridge BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION bridge();`,
      },
    ],
    good: [
      { title: 'another name', ...noteToComment },
      { title: 'two values out of one', ...nameInTwo },
    ],
  },
};

/** Fills what is missing or wrong, and nothing else. */
export function backfillSql(change: ColumnChange): string {
  const table = spellingOf(change).table(change.table);
  return `UPDATE ${table} SET ${assignments(change, change.new)} WHERE ${differs(change, change.new)}`;
}
