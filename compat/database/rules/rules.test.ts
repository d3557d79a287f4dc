/** The examples of all rules, run on a real engine. A rule needs no test of its own. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectTranslated } from '../../../reports/language/expect-translated.test-support.ts';
import { diffSchemas } from '../diff/diff.ts';
import type { DataSource } from '../data/data-source.ts';
import { readFacts } from '../data/live-facts.ts';
import { filledTables, loadScratch } from '../data/scratch.ts';
import type { Surroundings } from '../data/surroundings.ts';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { proveAll, releaseOf } from '../gather.ts';
import { targetOf } from '../target-version.ts';
import { nobodysBusiness } from '../inventory.ts';
import { judgeRule } from '../judge.ts';
import { observe } from '../observe.ts';
import { queriesIn } from '../queries/read-queries.ts';
import type { Migration } from '../read/migration.ts';
import { rowsIn } from '../rollback/new-rows.ts';
import { rehearseRelease } from '../rollback/rehearse-release.ts';
import { postgresStage } from '../rollback/stage.ts';
import { isChangeRule } from '../rule.ts';
import type { DatabaseRule, Example } from '../rule.ts';
import { databaseRules } from './index.ts';
import { judgedBy } from '../judged-by.ts';

let schemas: Engine;
let rows: Engine;

beforeAll(async () => {
  const options = { signal: new AbortController().signal, timeLeftMs: () => 300_000 };
  const loads = [{ name: 'loads.sql', sql: 'CREATE EXTENSION citext' }];
  [schemas, rows] = await Promise.all([openEngine(loads, options), openEngine(loads, options)]);
}, 120_000);
afterAll(() => Promise.all([schemas.close(), rows.close()]));

/** Outcomes of the rule's results for an example. */
async function outcomes(rule: DatabaseRule, example: Example): Promise<string[]> {
  await schemas.reset();
  const baseline = [{ name: '1.sql', sql: example.before }];
  const file = example.data === undefined ? undefined : { name: 'rows.sql', sql: example.data };
  const read = (queries: readonly string[] = []) => queries.flatMap((sql) => queriesIn('q.sql', sql));
  const inputs = {
    baseline,
    rows: file,
    candidate: [...baseline, { name: '2.sql', sql: example.after, down: example.down }],
    oldQueries: read(example.oldQueries),
    newQueries: read(example.newQueries),
    order: example.order,
    role: example.role,
    watched: rule.on === 'release',
  };
  const live = rule.on === 'live database' ? await saidBy(baseline, file) : undefined;
  const observed = { ...(await observe(schemas, inputs)), live };
  const changes = diffSchemas(observed.before, observed.after, observed.identity);
  if (example.newData !== undefined) await schemas.apply([{ name: 'new.sql', sql: example.newData }]);
  const provers = {
    engine: schemas,
    newRows: example.newData === undefined ? undefined : rowsIn(schemas, 'new.sql'),
    reversed: diffSchemas(observed.after, observed.before, observed.identity),
    data: observed.filled.length === 0 ? undefined : await withRows(baseline, file),
    oldQueries: observed.oldQueries,
    queriesComplete: example.queriesComplete ?? false,
    hashKey: 'key',
    now: () => new Date(0),
  };
  const proven = await proveAll(changes, databaseRules, provers, { onProgress: () => {} });
  const level = rule.level === 'off' ? 'warn' : rule.level;
  const { oldObjects } = observed;
  const rehearsal = await rehearseRelease(postgresStage(schemas), inputs, { rules: [rule], oldObjects });
  const { results } = judgeRule(
    rule,
    level,
    {
      ...observed,
      rehearsal,
      release: releaseOf(observed, changes, { target: targetOf(example, 'postgresql') }),
    },
    proven,
  );
  await expectTranslated(results);
  return results.map(({ outcome }) => outcome);
}

/** What a running database with these rows says of itself. */
async function saidBy(baseline: readonly Migration[], file: Migration | undefined): Promise<Surroundings> {
  await withRows(baseline, file);
  const facts = await readFacts((sql) => rows.rows(sql));
  return { facts, scratchVersion: facts.server.version, askedAt: '', lagMaxMs: 0 };
}

async function withRows(baseline: readonly Migration[], file: Migration | undefined): Promise<DataSource> {
  await rows.reset();
  return loadScratch(rows, baseline, file);
}

describe.each(databaseRules)('$id', (rule) => {
  test.each(rule.examples.bad)('reports: $title', async (example) => {
    expect(await outcomes(rule, example)).toContain('fail');
  });

  test.each(rule.examples.good)('accepts: $title', async (example) => {
    const found = await outcomes(rule, example);
    expect(found.filter((outcome) => outcome !== 'pass')).toEqual([]);
  });

  test('says why and what to do instead', () => {
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    expect(rule.examples.good.length).toBeGreaterThan(0);
    expect(rule.title).not.toMatch(/\.$/);
    expect(rule.why).toMatch(/\.$/);
  });
});

test('a table without rows of its own is filled by those that inherit from it', async () => {
  await schemas.reset();
  const sql = `CREATE TABLE users (id int); CREATE TABLE guests () INHERITS (users); CREATE TABLE none (id int);
    INSERT INTO guests VALUES (1)`;
  await schemas.apply([{ name: '1.sql', sql }]);
  const filled = await filledTables(schemas, await schemas.snapshot());
  expect(filled.toSorted()).toEqual(['"public"."guests"', '"public"."users"']);
});

test("what is nobody's business changes nothing that a rule tells", async () => {
  const changes = {
    comments: `COMMENT ON TABLE orders IS 'all of them'`,
    statistics: 'CREATE STATISTICS pair ON id, note FROM orders',
    'storage, fill factors, tablespaces': 'ALTER TABLE orders SET (fillfactor = 70)',
    'default privileges': 'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC',
    'empty schemas': 'DROP SCHEMA nothing',
    'volatility, cost, parallel safety': 'ALTER FUNCTION one() IMMUTABLE COST 5 PARALLEL SAFE',
  };
  expect(Object.keys(nobodysBusiness)).toEqual(expect.arrayContaining(Object.keys(changes)));
  await schemas.reset();
  const sql = `CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE SCHEMA nothing;
    CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'`;
  await schemas.apply([{ name: '1.sql', sql }]);
  const before = await schemas.snapshot();
  await schemas.apply([{ name: '2.sql', sql: Object.values(changes).join(';') }]);
  expect(diffSchemas(before, await schemas.snapshot(), 'same-database')).toEqual([]);
});

test('the list holds every file of the folder, and no id twice', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((file) => file !== 'index.ts' && !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(databaseRules.map(({ id }) => id).sort()).toEqual(files.sort());
});

test('every kind of change has the rule that the table names', () => {
  const judged = databaseRules.filter(isChangeRule).map((rule) => [rule.on, rule.id]);
  const named = Object.entries(judgedBy).flatMap(([kind, by]) => ('rule' in by ? [[kind, by.rule]] : []));
  expect(Object.fromEntries(judged)).toEqual(Object.fromEntries(named));
});
