import { namesOf, spellingOf } from '../column-change.ts';
import type { PhaseFinding, TrialCheck } from '../phase-check.ts';
import { asItShould, wayText } from '../writes.ts';
import { noteToComment } from './examples.ts';

export const oldColumnsDroppable: TrialCheck = {
  id: 'old-columns-droppable',
  title: 'New code writes once the old columns are gone',
  level: 'block',
  on: 'scratch',
  why: 'A view on the column stops the migration, and a trigger that still names it fails every write after it.',
  fix: ({ old }) =>
    `Drop the bridge and the views that name ${namesOf(old).join(', ')} in the same migration, first.`,
  trials(change, table) {
    const spelling = spellingOf(change);
    const drops = namesOf(change.old)
      .filter((name) => table.has(name))
      .map((name) => `ALTER TABLE ${spelling.table(change.table)} DROP COLUMN ${spelling.column(name)}`);
    const values = table.ordinary(change.new);
    const other = table.ordinary(change.new, 'other');
    const writes = [table.insert(values.sql), table.update(other.sql)];
    return [
      { path: 'drop', kind: '', statements: drops, question: `SELECT '${asItShould}'` },
      {
        path: 'write',
        kind: '',
        statements: [...table.facts.emptied, ...drops, ...writes],
        question: `SELECT '${asItShould}'`,
      },
      {
        path: 'views',
        kind: '',
        statements: [...drops, ...table.facts.reads],
        question: `SELECT '${asItShould}'`,
      },
    ];
  },
  judge: (change, [drop, write, views]) => {
    const old = namesOf(change.old).join(', ');
    if (drop?.error !== undefined)
      return [{ key: 'drop', outcome: 'fail', message: `Dropping ${old} ${wayText([drop])}.` }];
    const failed = [
      { key: 'write', what: 'a write of new code', outcome: write },
      { key: 'views', what: 'a view', outcome: views },
    ];
    return failed.flatMap(({ key, what, outcome }): PhaseFinding[] =>
      outcome?.error === undefined
        ? []
        : [{ key, outcome: 'fail', message: `Without ${old}, ${what} ${wayText([outcome])}.` }],
    );
  },
  examples: {
    bad: [
      {
        ...noteToComment,
        title: 'a view is left',
        schema: `${noteToComment.schema} CREATE VIEW notes AS SELECT note FROM orders;`,
      },
      {
        ...noteToComment,
        title: 'the bridge is left',
        bridge: `CREATE FUNCTION bridge() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN NEW.note := NEW.comment; RETURN NEW; END $$;
          CREATE TRIGGER bridge BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION bridge();`,
      },
    ],
    good: [{ title: 'nothing names it', ...noteToComment }],
  },
};
