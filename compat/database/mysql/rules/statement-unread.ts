import type { ChangeRule } from '../../rule.ts';
import { tablePlace } from '../../wording.ts';

export const statementUnread: ChangeRule<'statement-unread', 'none'> = {
  id: 'statement-unread',
  inventory: [],
  title: 'A statement of the release could not be read',
  level: 'block',
  states: ['A'],
  on: 'statement-unread',
  examines: 'tables',
  why: 'Without a server the schema is known from the text of the migrations alone. What a procedure, a statement put together at run time, or unknown syntax changes is not in it, so nothing can be said of what old code then meets.',
  cause: ({ file, line }) => `${file}:${line}`,
  places: ({ table }) => [tablePlace(table)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ file, line, statement }) => ({
    outcome: 'inconclusive',
    message: `${file}:${line} could not be read, so what it changes is not known: ${statement}`,
  }),
  fix: () =>
    'Name a scratch server as the engine (mysql://user@host/), which runs the statement and shows what it did.',
  examples: {
    bad: [
      {
        title: 'put together at run time',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `SET @change = 'ALTER TABLE orders ADD COLUMN note text'; PREPARE change_it FROM @change; EXECUTE change_it;`,
      },
    ],
    good: [
      {
        title: 'rows alone change',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `LOCK TABLES orders WRITE; INSERT INTO orders VALUES (1); UNLOCK TABLES; ANALYZE TABLE orders;`,
      },
    ],
  },
};
