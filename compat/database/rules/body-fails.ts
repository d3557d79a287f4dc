import type { Evidence } from '../../../reports/index.ts';
import { brokenBodies } from '../matrix/broken-body.ts';
import type { BrokenBody } from '../matrix/broken-body.ts';
import type { PlannedQuery } from '../queries/planned.ts';
import { namesWord } from '../queries/users.ts';
import type { MatrixRule, RollbackFinding } from '../rule.ts';
import { tablePlace } from '../wording.ts';

export const bodyFails: MatrixRule = {
  id: 'body-fails',
  inventory: ['C027', 'C028'],
  title: 'A function, trigger, view or policy of the database fails on the new schema',
  level: 'block',
  states: ['A'],
  on: 'matrix',
  examines: 'stored code',
  why: 'PostgreSQL looks into the body of a function only when it runs. The migration succeeds, and the first call or write that reaches the body fails, from old code and new.',
  examined: ({ bodies }) => bodies.after.length,
  judge: ({ bodies, oldQueries }) =>
    brokenBodies(bodies.before, bodies.after).map((broken): RollbackFinding => ({
      outcome: 'fail',
      message: messageOf(broken),
      ...(!isReached(broken, oldQueries) && { level: 'warn' }),
      key: `${broken.body.kind} ${broken.body.name}`,
      places: [tablePlace(broken.body.at)],
      evidence: [evidenceOf(broken)],
    })),
  fix: ({ key }) => `Replace ${key} in the same migration, or keep what it uses.`,
  examples: {
    bad: [
      {
        title: 'a trigger uses a column that is gone',
        before: `CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE TABLE audit (what text);
          CREATE FUNCTION log_order() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN INSERT INTO audit (what) VALUES (NEW.note); RETURN NEW; END $$;
          CREATE TRIGGER log_order AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION log_order();`,
        after: 'ALTER TABLE orders DROP COLUMN note;',
      },
      {
        title: 'a function in SQL names a table that is renamed',
        before: `CREATE TABLE orders (id int PRIMARY KEY);
          CREATE FUNCTION count_orders() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM orders';`,
        after: 'ALTER TABLE orders RENAME TO purchases;',
      },
      {
        title: 'a new function names what is not there',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `CREATE FUNCTION last_order() RETURNS int LANGUAGE plpgsql
          AS $$ BEGIN RETURN (SELECT max(number) FROM orders); END $$;`,
      },
    ],
    good: [
      {
        title: 'the function is replaced together with the column',
        before: `CREATE TABLE orders (id int PRIMARY KEY, note text);
          CREATE FUNCTION notes(wanted int) RETURNS SETOF text LANGUAGE plpgsql
            AS $$ BEGIN RETURN QUERY SELECT note FROM orders WHERE id = wanted; END $$;`,
        after: `ALTER TABLE orders RENAME COLUMN note TO remark;
          CREATE OR REPLACE FUNCTION notes(wanted int) RETURNS SETOF text LANGUAGE plpgsql
            AS $$ BEGIN RETURN QUERY SELECT remark FROM orders WHERE id = wanted; END $$;`,
      },
      {
        title: 'it makes the table that it uses',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `CREATE FUNCTION sum_up() RETURNS void LANGUAGE plpgsql
          AS $$ BEGIN CREATE TEMP TABLE sums (n int); INSERT INTO sums SELECT id FROM orders; END $$;`,
      },
      {
        title: 'it failed before too',
        before: `CREATE TABLE orders (id int PRIMARY KEY, note text);
          CREATE FUNCTION broken() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT nothing FROM orders); END $$;`,
        after: 'ALTER TABLE orders ADD COLUMN region text;',
      },
    ],
  },
};

/** A function that nobody is known to call may be a leftover; what hangs on a table or a view is not. */
function isReached({ body, worked }: BrokenBody, queries: readonly PlannedQuery[]): boolean {
  const isCalled = (): boolean => queries.some(({ sql }) => namesWord(sql, body.at.name));
  const isRoutine = body.kind === 'function' || body.kind === 'procedure';
  return worked && (!isRoutine || isCalled());
}

function messageOf({ body, fault, worked }: BrokenBody): string {
  const line = fault.line === null ? '' : ` line ${fault.line}`;
  const before = worked ? 'works on the old schema and fails' : 'is new or changed and fails';
  return `The ${body.kind} ${body.name}${line} ${before} on the new one: ${fault.code} ${fault.message}.`;
}

function evidenceOf({ body, fault: { line, sql, code, message } }: BrokenBody): Evidence {
  const where = line === null ? '' : `, line ${line}`;
  return { kind: 'query', title: `The ${body.kind} ${body.name}${where}`, sql, error: { code, message } };
}
