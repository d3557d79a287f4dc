import { judgeHazard } from '../../judgements.ts';
import type { ChangeRule } from '../../rule.ts';
import { plainName } from '../../sql.ts';
import { tablePlace } from '../../wording.ts';

export const eventChanged: ChangeRule<'event-changed', 'none'> = {
  id: 'event-changed',
  inventory: ['C029'],
  title: 'A job that the server runs by itself is gone or does something else',
  level: 'warn',
  states: ['A', 'B'],
  on: 'event-changed',
  examines: 'tables',
  why: 'What the event cleaned up, counted or copied for old code now stays undone, without an error.',
  cause: ({ event }) => `event ${plainName(event)}`,
  places: ({ event }) => [tablePlace(event)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ event, newEvent }) =>
    judgeHazard(
      newEvent === null
        ? `The event ${plainName(event)} no longer runs. It did: ${event.definition}`
        : `The event ${plainName(event)} now does something else: ${newEvent.definition}`,
    ),
  fix: ({ event }) => `Keep the event ${plainName(event)} until no version that relies on it can come back.`,
  examples: {
    bad: [
      {
        title: 'dropped',
        before:
          'CREATE TABLE carts (id int, at datetime); CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DO DELETE FROM carts WHERE at < now() - INTERVAL 1 DAY;',
        after: 'DROP EVENT tidy;',
      },
      {
        title: 'disabled',
        before:
          'CREATE TABLE carts (id int); CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DO DELETE FROM carts;',
        after: 'ALTER EVENT tidy DISABLE;',
      },
      {
        title: 'at another time',
        before:
          'CREATE TABLE carts (id int); CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DO DELETE FROM carts;',
        after: 'ALTER EVENT tidy ON SCHEDULE EVERY 1 YEAR;',
      },
    ],
    good: [
      {
        title: 'a new one, and a comment on the old one',
        before:
          'CREATE TABLE carts (id int); CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DO DELETE FROM carts;',
        after: `ALTER EVENT tidy COMMENT 'each night'; CREATE EVENT count_up ON SCHEDULE EVERY 1 HOUR DO SELECT 1;`,
      },
    ],
  },
};
