import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const updatesRefused: ChangeRule<'updates-refused', 'none'> = {
  id: 'updates-refused',
  inventory: [],
  title: 'The server refuses updates and deletes of a table that is published',
  level: 'block',
  states: ['A', 'B'],
  on: 'updates-refused',
  examines: 'tables',
  why: 'A publication that sends updates and deletes must say which row is meant. Without a primary key or another replica identity each UPDATE and DELETE, of old code and new, fails with 55000.',
  cause: ({ table }) => plainName(table),
  places: ({ table }) => [tablePlace(table)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table, publications }) =>
    judgeHazard(
      `${plainName(table)} is published by ${publications.join(', ')}, and nothing tells its rows apart: updates and deletes fail with 55000.`,
    ),
  fix: ({ newTable }) =>
    `Give ${plainName(newTable)} a primary key before it is published, or ALTER TABLE ${plainName(newTable)} REPLICA IDENTITY USING INDEX or FULL.`,
  examples: {
    bad: [
      {
        title: 'a table without a key is published',
        before: 'CREATE TABLE log (line text);',
        after: 'CREATE PUBLICATION feed FOR TABLE log;',
      },
      {
        title: 'the key of a published table goes',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE PUBLICATION feed FOR ALL TABLES;',
        after: 'ALTER TABLE orders DROP CONSTRAINT orders_pkey;',
        oldQueries: ['UPDATE orders SET note = $1 WHERE id = $2'],
      },
    ],
    good: [
      {
        title: 'inserts only',
        before: 'CREATE TABLE log (line text);',
        after: `CREATE PUBLICATION feed FOR TABLE log WITH (publish = 'insert');`,
      },
      {
        title: 'all of a row tells it apart',
        before: 'CREATE TABLE log (line text);',
        after: 'ALTER TABLE log REPLICA IDENTITY FULL; CREATE PUBLICATION feed FOR TABLE log;',
      },
      {
        title: 'a new table',
        before: 'CREATE TABLE orders (id int PRIMARY KEY); CREATE PUBLICATION feed FOR ALL TABLES;',
        after: 'CREATE TABLE log (line text);',
      },
    ],
  },
};
