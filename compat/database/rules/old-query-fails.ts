import type { QueryRule } from '../rule.ts';

export const oldQueryFails: QueryRule = {
  id: 'old-query-fails',
  inventory: ['C017', 'C020', 'C023', 'C024', 'C025', 'C027', 'C035'],
  title: 'A query of old code fails on the new schema',
  level: 'block',
  states: ['A'],
  on: 'old queries',
  examines: 'queries',
  why: 'Old code sends this query while it runs beside new code, and again after a rollback.',
  judge: ({ name, onOld, onNew }) => {
    if (!onOld.works || onNew.works) return undefined;
    const { code, message } = onNew.error;
    return {
      outcome: 'fail',
      message: `Query ${name} works on the old schema and fails on the new one: ${code} ${message}.`,
    };
  },
  fix: ({ name }) =>
    `Keep what query ${name} needs until no version that sends it can come back, or release code without the query first.`,
  examples: {
    bad: [
      {
        title: 'the column is gone',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders DROP COLUMN note;',
        oldQueries: ['SELECT note FROM orders WHERE id = $1'],
      },
      {
        title: 'a new column makes a name ambiguous',
        before: 'CREATE TABLE a (id int, name text); CREATE TABLE b (id int);',
        after: 'ALTER TABLE b ADD COLUMN name text;',
        oldQueries: ['SELECT name FROM a JOIN b ON a.id = b.id'],
      },
      {
        title: 'the unique index of an upsert is gone',
        before: 'CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE);',
        after: 'ALTER TABLE users DROP CONSTRAINT users_email_key;',
        oldQueries: ['INSERT INTO users (id, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING'],
      },
    ],
    good: [
      {
        title: 'a column is added',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT note FROM orders WHERE id = $1'],
      },
      {
        title: 'it fails on the old schema too',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT note FROM orders'],
      },
    ],
  },
};
