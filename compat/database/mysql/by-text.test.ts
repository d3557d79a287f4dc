/** Whole runs without a server, through the process that reads. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectTranslated } from '../../../reports/language/expect-translated.test-support.ts';
import { findings, run, write } from '../release.test-support.ts';
import { rulesByVersion } from './by-version.ts';
import { mysqlRules } from './rules/index.ts';

const dump = `-- MariaDB dump 10.19  Distrib 10.11
CREATE TABLE \`orders\` (\`id\` int(11) NOT NULL, \`note\` varchar(20) DEFAULT NULL, PRIMARY KEY (\`id\`)) ENGINE=InnoDB;`;

test('two dumps are compared, old queries are looked up, and what is not judged is named', async () => {
  const path = write({
    'old.sql': dump,
    'new.sql': dump.replace('`note` varchar(20) DEFAULT NULL, ', ''),
    'queries.txt': '-- name: getNote\nSELECT note FROM orders WHERE id = ?;',
  });
  const report = await run({
    baseline: join(path, 'old.sql'),
    candidate: join(path, 'new.sql'),
    queries: join(path, 'queries.txt'),
    role: 'app',
  });
  expect(report).toMatchObject({ verdict: 'no-go', exitCode: 1 });
  expect(findings(report).map(({ rule, key, message }) => [rule, key, message])).toEqual([
    ['column-dropped', 'orders.note', 'Column orders.note is dropped, but old code still uses it: getNote.'],
    [
      'old-query-fails',
      'getNote',
      "Query getNote works on the old schema and fails on the new one: 1054 Unknown column 'note'.",
    ],
  ]);
  const notices = report.notices.map(({ message }) => message).join('\n');
  expect(notices).toMatch(/read without a server/);
  expect(notices).toMatch(/check-added \(before MySQL 8\.0\.16/);
  expect(notices).toMatch(/not judged for MySQL: .*exclusion-added/);
  expect(notices).toMatch(/not used for MySQL: role\./);
});

test('where the version of the server is told, rules decide by it', async () => {
  const path = write({
    '1.sql': 'CREATE TABLE orders (id int PRIMARY KEY, code varchar(200) CHARACTER SET utf8mb4);',
    '2.sql':
      'ALTER TABLE orders ADD CHECK (id > 0);\nCREATE UNIQUE INDEX by_code ON orders (code);\nALTER TABLE orders ADD COLUMN note text;',
  });
  const told = async (targetVersion: string): Promise<string[]> => {
    const report = await run({ candidate: path, dialect: 'mysql', targetVersion });
    expect(report.notices.map(({ message }) => message).join()).not.toMatch(/before MySQL/);
    return findings(report).map(({ rule }) => rule);
  };
  expect(await told('5.6')).toEqual(
    expect.arrayContaining(['index-key-too-long', 'table-copied']) as string[],
  );
  expect(await told('5.6')).not.toContain('check-added');
  expect(await told('8.4')).not.toContain('index-key-too-long');
  expect(await told('8.4')).toContain('check-added');
});

test('a release with a program holds, unless the old side ran it too', async () => {
  const path = write({
    '1.sql': 'CREATE TABLE orders (id int PRIMARY KEY);',
    '2_fill.js': 'exports.up = (knex) => knex.schema',
    '3.sql': 'ALTER TABLE orders ADD COLUMN note text;',
  });
  const told = async (baseline: string, candidate: string) => {
    const report = await run({
      baseline: `${path}:${baseline}`,
      candidate: `${path}:${candidate}`,
      dialect: 'mysql',
    });
    await expectTranslated(report.results.filter(({ rule }) => rule === 'step-not-run'));
    return [report.verdict, findings(report).find(({ rule }) => rule === 'step-not-run')?.message];
  };
  expect(await told('first=1', 'first=2')).toEqual([
    'hold',
    'Not run, so that what it changes is not known: 2_fill.js.',
  ]);
  expect((await told('first=1', 'first=1'))[1]).toBeUndefined();
  expect((await told('first=2', 'first=2'))[1]).toBeUndefined();
});

test('the rules that are said to depend on the version are there', () => {
  const ids = new Set<string>(mysqlRules.map(({ id }) => id));
  expect(rulesByVersion.filter((id) => !ids.has(id))).toEqual([]);
});

test('what cannot be read holds the release, and a query that cannot be read allows no drop', async () => {
  const path = write({
    '1.sql': 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
    '2.sql': 'CALL fix_it();\nALTER TABLE orders DROP COLUMN note;',
    'queries.txt': 'SELECT id FROM orders;\nSELECT MATCH nonsense AGAINST FROM;',
  });
  const report = await run({
    candidate: path,
    dialect: 'mysql',
    queries: join(path, 'queries.txt'),
    queriesComplete: true,
  });
  const said = findings(report).map(({ rule, key, outcome, level }) => [rule, key, outcome, level]);
  expect(said).toContainEqual(['statement-unread', '2.sql:1', 'inconclusive', 'block']);
  expect(said).toContainEqual(['column-dropped', 'orders.note', 'fail', 'block']);
});
