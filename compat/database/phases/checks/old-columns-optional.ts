import type { TrialCheck } from '../phase-check.ts';
import { namesOf } from '../column-change.ts';
import { asItShould, plainWrite, sidesOf } from '../writes.ts';
import { canWrite } from './can-write.ts';
import { noteToComment } from './examples.ts';

export const oldColumnsOptional: TrialCheck = {
  id: 'old-columns-optional',
  title: 'New code can write rows without the old columns',
  level: 'block',
  on: 'scratch',
  why: 'From write-new-read-new on the code does not name the old columns; where they must have a value, every insert fails.',
  fix: ({ old }) =>
    `Drop NOT NULL of ${namesOf(old).join(', ')}, give a default, or let the bridge fill them.`,
  trials(change, table) {
    const [, made] = sidesOf(change);
    const values = table.ordinary(change.new);
    const insert = {
      path: 'new-style insert',
      kind: values.kind,
      statements: [...table.facts.emptied, table.insert(values.sql)],
    };
    return [plainWrite(change, table, made, values), { ...insert, question: `SELECT '${asItShould}'` }];
  },
  judge: (change, outcomes) => canWrite(outcomes, `An insert without ${namesOf(change.old).join(', ')}`),
  examples: {
    bad: [
      {
        ...noteToComment,
        title: 'still NOT NULL',
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text NOT NULL, comment text);',
      },
    ],
    good: [
      { title: 'may be empty', ...noteToComment },
      {
        ...noteToComment,
        title: 'filled by the bridge',
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, note text NOT NULL, comment text);',
        bridge: `CREATE FUNCTION bridge() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN NEW.note := coalesce(NEW.note, NEW.comment); RETURN NEW; END $$;
          CREATE TRIGGER bridge BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION bridge();`,
      },
    ],
  },
};
