import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, tablePlace, triggerKind } from '../wording.ts';

export const triggerChanged: ChangeRule<'trigger-changed', 'none'> = {
  id: 'trigger-changed',
  inventory: ['C029'],
  title: 'A trigger that old code may rely on no longer fires as it did',
  level: 'warn',
  states: ['A', 'B'],
  on: 'trigger-changed',
  examines: 'triggers',
  why: 'What the trigger filled, checked or copied for old code now stays undone, without an error.',
  cause: ({ table, trigger }) => columnName({ table, column: trigger.name }),
  places: ({ table }) => [tablePlace(table)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table, trigger, newTrigger }) => {
    const now = newTrigger === null ? 'no longer fires' : `is now ${newTrigger.definition}`;
    return judgeHazard(`${triggerKind(trigger)} ${columnName({ table, column: trigger.name })} ${now}.`);
  },
  fix: ({ table, trigger }) =>
    `Keep the ${triggerKind(trigger).toLowerCase()} ${columnName({ table, column: trigger.name })} until no version that relies on it can come back; let it leave rows alone that new code wrote.`,
  examples: {
    bad: [
      {
        title: 'dropped',
        before: `CREATE TABLE orders (id int, at timestamptz);
          CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();`,
        after: 'DROP TRIGGER touch ON orders;',
      },
      {
        title: 'disabled',
        before: `CREATE TABLE orders (id int, at timestamptz);
          CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();`,
        after: 'ALTER TABLE orders DISABLE TRIGGER touch;',
      },
      {
        title: 'left to replicas',
        before: `CREATE TABLE orders (id int, at timestamptz);
          CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();`,
        after: 'ALTER TABLE orders ENABLE REPLICA TRIGGER touch;',
      },
      {
        title: 'a rule dropped',
        before: `CREATE TABLE orders (id int); CREATE RULE keep AS ON DELETE TO orders DO INSTEAD NOTHING;`,
        after: 'DROP RULE keep ON orders;',
      },
    ],
    good: [
      {
        title: 'its table is renamed',
        before: `CREATE TABLE orders (id int, at timestamptz);
          CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();`,
        after: 'ALTER TABLE orders RENAME TO purchases;',
      },
    ],
  },
};
