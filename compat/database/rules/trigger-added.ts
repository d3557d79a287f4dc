import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, tablePlace, triggerKind } from '../wording.ts';

export const triggerAdded: ChangeRule<'trigger-added', 'none'> = {
  id: 'trigger-added',
  inventory: ['C029'],
  title: 'Writes of old code now fire a trigger',
  level: 'info',
  states: ['A'],
  on: 'trigger-added',
  examines: 'tables',
  why: 'The trigger fires for old code too: what it changes, refuses or costs was never tried with the writes of old code.',
  cause: ({ table, trigger }) => columnName({ table, column: trigger.name }),
  places: ({ table }) => [tablePlace(table)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table, trigger }) => ({
    ...judgeHazard(
      `${triggerKind(trigger)} ${columnName({ table, column: trigger.name })} is new: ${trigger.definition}.`,
    ),
    // A rule puts something else in the place of a write.
    ...(trigger.isRule && { level: 'warn' }),
  }),
  fix: ({ table, trigger }) =>
    `Try ${columnName({ table, column: trigger.name })} with the writes of the old release before it goes out.`,
  examples: {
    bad: [
      {
        title: 'on a table that old code writes',
        before: 'CREATE TABLE orders (id int, at timestamptz);',
        after: `CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();`,
      },
      {
        title: 'a rule puts something else in the place of a write',
        before: 'CREATE TABLE orders (id int);',
        after: 'CREATE RULE keep AS ON DELETE TO orders DO INSTEAD NOTHING;',
      },
    ],
    good: [
      {
        title: 'on a new table',
        before: `CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;`,
        after: `CREATE TABLE orders (id int, at timestamptz);
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();`,
      },
    ],
  },
};
