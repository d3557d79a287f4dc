import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const viewMadeStricter: ChangeRule<'view-made-stricter', 'none'> = {
  id: 'view-made-stricter',
  inventory: ['C026'],
  title: 'A view refuses what old code may do with it',
  level: 'warn',
  states: ['A'],
  on: 'view-made-stricter',
  examines: 'views',
  why: 'Old code that writes through the view is refused with 55000 where it cannot be written any more, and with 44000 where a row would not show in it; with security_invoker, roles without rights on the tables below get 42501. Old queries, where they are given, prove it.',
  cause: ({ view }) => plainName(view),
  places: ({ view }) => [tablePlace(view)],
  proofFor: () => ({ kind: 'none' }),
  judge({ view, lost, demands }) {
    const name = plainName(view);
    const checks = demands.some((demand) => demand.startsWith('check_option'));
    const asks = demands.some((demand) => demand.startsWith('security_invoker'));
    const said = [
      ...(lost.length > 0 ? [`View ${name} no longer takes ${lost.join(', ')}.`] : []),
      ...(checks ? [`View ${name} now refuses rows that it would not show.`] : []),
      ...(asks ? [`View ${name} now reads its tables with the rights of who asks.`] : []),
    ];
    return judgeHazard(said.join(' '));
  },
  fix: ({ view }) =>
    `Leave ${plainName(view)} as it is and give new code a view of another name, or put INSTEAD OF triggers on it that take what old code writes.`,
  examples: {
    bad: [
      {
        title: 'it counts now',
        before: 'CREATE TABLE orders (id int, note text); CREATE VIEW recent AS SELECT id, note FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id, max(note) AS note FROM orders GROUP BY id;',
      },
      {
        title: 'the trigger that took the writes is gone',
        before: `CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT max(id) AS id FROM orders;
          CREATE FUNCTION take() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO orders VALUES (NEW.id); RETURN NEW; END $$;
          CREATE TRIGGER take INSTEAD OF INSERT ON recent FOR EACH ROW EXECUTE FUNCTION take();`,
        after: 'DROP TRIGGER take ON recent;',
      },
      {
        title: 'rows are checked',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders WHERE id > 5;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE id > 5 WITH CHECK OPTION;',
      },
      {
        title: 'rights of who asks',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'ALTER VIEW recent SET (security_invoker = true);',
      },
    ],
    good: [
      {
        title: 'other rows and one more column',
        before: 'CREATE TABLE orders (id int, note text); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT id, note FROM orders WHERE id > 5;',
      },
      {
        title: 'it could not be written before',
        before: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT max(id) AS id FROM orders;',
        after: 'CREATE OR REPLACE VIEW recent AS SELECT min(id) AS id FROM orders;',
      },
    ],
  },
};
