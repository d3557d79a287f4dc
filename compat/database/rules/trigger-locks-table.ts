import { findingPerTable, hitsOf } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';

export const triggerLocksTable: ReleaseRule = {
  id: 'trigger-locks-table',
  inventory: ['L021'],
  title: 'A trigger comes, goes or is switched while writers wait',
  level: 'info',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'CREATE TRIGGER and ENABLE or DISABLE TRIGGER keep writers out until the transaction ends, and wait behind every write that runs.',
  judge: (release) =>
    findingPerTable(
      hitsOf(release, ['creates trigger', 'toggles trigger']),
      ({ table, name = '' }) => `Trigger ${name} keeps writers out of ${plainName(table)}`,
    ),
  fix: ({ table }) =>
    `Give the trigger of ${plainName(table)} a short transaction of its own, with a lock_timeout.`,
  examples: {
    bad: [
      {
        title: 'created',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;',
        after: 'CREATE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();',
      },
    ],
    good: [
      {
        title: 'on a new table',
        before: 'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;',
        after:
          'CREATE TABLE orders (id int); CREATE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();',
      },
    ],
  },
};
