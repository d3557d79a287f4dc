import { afterAll, beforeAll, expect, test } from 'vitest';
import { diffSchemas } from './diff/diff.ts';
import { openEngine } from './engine/engine.ts';
import type { Engine } from './engine/engine.ts';
import { answeredElsewhere, inventoryRows, nobodysBusiness, notOfMysql } from './inventory.ts';
import { mysqlRules } from './mysql/rules/index.ts';
import { databaseRules } from './rules/index.ts';

/** Every row of a group: C001, C002 … */
function rowsOf(group: keyof typeof inventoryRows): string[] {
  const numbers = Array.from({ length: inventoryRows[group] }, (_, i) => String(i + 1).padStart(3, '0'));
  return numbers.map((number) => `${group}${number}`);
}

const groups = Object.keys(inventoryRows) as (keyof typeof inventoryRows)[];
const claimed = [...databaseRules, ...mysqlRules].flatMap(({ inventory }) => inventory);

const start = `CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE SCHEMA nothing;
  CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'`;
let engine: Engine;

beforeAll(async () => {
  engine = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => 60_000 });
});
afterAll(() => engine.close());

test.each(['C', 'D', 'B', 'L', 'E'] as const)(
  'each row of group %s has a rule, or a reason why not',
  (group) => {
    const answered = new Set<string>([...claimed, ...Object.keys(answeredElsewhere)]);
    expect(rowsOf(group).filter((row) => !answered.has(row))).toEqual([]);
  },
);

test.each(['C', 'D', 'B', 'L', 'E'] as const)(
  'each row of group %s has a rule of MySQL, or a reason why not',
  (group) => {
    const judged = mysqlRules.flatMap(({ inventory }) => inventory);
    const answered = new Set<string>([
      ...judged,
      ...Object.keys(notOfMysql),
      ...Object.keys(answeredElsewhere),
    ]);
    expect(rowsOf(group).filter((row) => !answered.has(row))).toEqual([]);
  },
);

test('no rule names a row that is not there', () => {
  const rows = new Set(groups.flatMap(rowsOf));
  const named = [...claimed, ...Object.keys(answeredElsewhere), ...Object.keys(notOfMysql)];
  expect(named.filter((row) => !rows.has(row))).toEqual([]);
});

test.each([
  ['comments', `COMMENT ON TABLE orders IS 'all of them'`],
  ['statistics', 'CREATE STATISTICS pair ON id, note FROM orders'],
  ['storage, fill factors, tablespaces', 'ALTER TABLE orders SET (fillfactor = 70)'],
  ['default privileges', 'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC'],
  ['empty schemas', 'DROP SCHEMA nothing'],
  ['volatility, cost, parallel safety', 'ALTER FUNCTION one() IMMUTABLE COST 5 PARALLEL SAFE'],
])('%s change nothing that a rule tells', async (what, sql) => {
  expect(nobodysBusiness[what]).toMatch(/\.$/);
  await engine.reset();
  await engine.apply([{ name: '1.sql', sql: start }]);
  const before = await engine.snapshot();
  await engine.apply([{ name: '2.sql', sql }]);
  expect(diffSchemas(before, await engine.snapshot(), 'same-database')).toEqual([]);
});

test('style is off by default', () => {
  const onlyStyle = databaseRules.filter(
    ({ inventory }) => inventory.length > 0 && inventory.every((row) => row.startsWith('S')),
  );
  expect(onlyStyle.map(({ level }) => level)).toEqual(onlyStyle.map(() => 'off'));
  expect(onlyStyle.length).toBeGreaterThan(0);
});
