import { breakOn } from '../matrix/failure.ts';
import { failureText } from '../matrix/failure-text.ts';
import type { QueryRule } from '../rule.ts';

export const oldQueryFails: QueryRule = {
  id: 'old-query-fails',
  inventory: ['C017', 'C020', 'C023', 'C024', 'C025', 'C027', 'C031', 'C032', 'C035'],
  title: 'A query of old code fails on the new schema',
  level: 'block',
  states: ['A'],
  on: 'old queries',
  examines: 'queries',
  why: 'Old code sends this query while it runs beside new code, and again after a rollback.',
  judge: (query) => {
    const failure = breakOn(query, 'new');
    if (failure === undefined) return undefined;
    return {
      outcome: 'fail',
      message: `Query ${query.name} works on the old schema and ${failureText(failure, 'on the new one')}.`,
      ...(failure.dependsOnValues && { level: 'warn' }),
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
      {
        title: 'an insert leaves a new column empty',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text NOT NULL;',
        oldQueries: ['INSERT INTO orders (id) VALUES ($1)'],
      },
      {
        title: 'a trigger that it fires fails',
        before: `CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE TABLE audit (what text);
          CREATE FUNCTION log_order() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN INSERT INTO audit (what) VALUES (NEW.id); RETURN NEW; END $$;
          CREATE TRIGGER log_order AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION log_order();`,
        after: 'ALTER TABLE audit RENAME COLUMN what TO which;',
        oldQueries: ['UPDATE orders SET note = $1 WHERE id = $2'],
      },
      {
        title: 'the role may no longer read the table',
        before: `CREATE ROLE shop; CREATE TABLE orders (id int PRIMARY KEY);
          GRANT USAGE ON SCHEMA public TO shop; GRANT SELECT ON orders TO shop;`,
        after: 'REVOKE SELECT ON orders FROM shop;',
        oldQueries: ['SELECT id FROM orders'],
        role: 'shop',
      },
      {
        title: 'a lock on a table that is gone',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'DROP TABLE orders;',
        oldQueries: ['LOCK TABLE orders IN SHARE MODE'],
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
      {
        title: 'a trigger fills the new column',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `ALTER TABLE orders ADD COLUMN region text NOT NULL;
          CREATE FUNCTION fill_region() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN NEW.region := 'eu'; RETURN NEW; END $$;
          CREATE TRIGGER fill_region BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fill_region();`,
        oldQueries: ['INSERT INTO orders (id) VALUES ($1)'],
      },
      {
        title: 'the made-up values alone do not fit',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, paid int);',
        after: 'ALTER TABLE orders ADD CHECK (paid > 100) NOT VALID;',
        oldQueries: ['INSERT INTO orders (id, paid) VALUES ($1, $2)'],
      },
    ],
  },
};
