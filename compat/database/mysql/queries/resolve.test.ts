import { beforeAll, describe, expect, test } from 'vitest';
import { openParser } from '../parser.ts';
import type { MysqlParser } from '../parser.ts';
import { replay } from '../replay/replay.ts';
import { emptyState } from '../replay/state.ts';
import { NameSpace } from './name-space.ts';
import { questionMarks } from './placeholders.ts';
import { resolveQuery } from './resolve.ts';
import type { Resolved } from './resolve.ts';

let parser: MysqlParser;
let names: NameSpace;
const schema = `CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT, a int NOT NULL, b int, s varchar(9));
  CREATE TABLE u (id int, t_id int, b int, g int AS (id + 1)); CREATE VIEW v AS SELECT id, a FROM t;`;

beforeAll(async () => {
  parser = await openParser();
  names = new NameSpace(replay(emptyState(), [{ name: '1.sql', sql: schema }], { parser }).model);
});

const resolve = (sql: string, filled: string[] = []): Resolved =>
  resolveQuery(sql, names, { parser, filledByTriggers: new Set(filled) });

describe('a query', () => {
  test.each([
    'SELECT a, t.b FROM t JOIN u ON t.id = u.t_id WHERE u.id = ?',
    'SELECT a AS k FROM t GROUP BY k HAVING k > 1 ORDER BY k',
    'WITH q AS (SELECT a AS c FROM t) SELECT c FROM q',
    'SELECT s.c FROM (SELECT a AS c FROM t) AS s',
    'SELECT b FROM t JOIN u USING (b)',
    'SELECT t.* FROM t WHERE EXISTS (SELECT 1 FROM v WHERE v.id = t.id AND a = 1)',
    'INSERT INTO t (a) SELECT id FROM u ON DUPLICATE KEY UPDATE a = VALUES(a), b = b + 1',
    'INSERT INTO t VALUES (1, 2, 3, NULL)',
    'INSERT IGNORE INTO t (b) VALUES (1)',
    'UPDATE t JOIN u ON u.t_id = t.id SET t.a = u.b, u.b = 1',
    'DELETE t FROM t JOIN u ON t.id = u.id WHERE u.b = 1',
    'UPDATE t SET a = a + 1 WHERE id IN (SELECT t_id FROM u WHERE u.b = t.b)',
  ])('works: %s', (sql) => {
    expect(resolve(sql).plan).toMatchObject({ works: true });
  });

  test.each([
    ['SELECT b FROM t JOIN u ON t.id = u.t_id', '1052'],
    ['SELECT x FROM t', '1054'],
    ['SELECT t.g FROM t JOIN u ON t.id = u.t_id', '1054'],
    ['SELECT a FROM t WHERE id IN (SELECT nope FROM u)', '1054'],
    ['SELECT 1 FROM t ORDER BY nope', '1054'],
    ['UPDATE t SET q = 1', '1054'],
    ['INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE q = 1', '1054'],
    ['SELECT * FROM nope', '1146'],
    ['INSERT INTO t VALUES (1, 2)', '1136'],
    ['SELECT id FROM t UNION SELECT id, b FROM u', '1222'],
    ['INSERT INTO u (id, g) VALUES (1, 2)', '3105'],
    ['INSERT INTO t (b) VALUES (1)', '1364'],
    ['SELECT FROM WHERE', 'unread'],
  ])('fails: %s with %s', (sql, code) => {
    expect(resolve(sql).plan).toMatchObject({ works: false, error: { code } });
  });

  test('leaves to a trigger what it fills', () => {
    expect(resolve('INSERT INTO t (b) VALUES (1)', ['t.a']).plan.works).toBe(true);
  });

  test('tells which columns it uses and gives', () => {
    const { plan } = resolve('SELECT x.a, count(*) AS n FROM t AS x WHERE s = ?');
    if (!plan.works) throw new Error('it works');
    expect(plan.results).toEqual([
      { name: 'a', type: 'int' },
      { name: 'n', type: '' },
    ]);
    expect(plan.uses.map(({ table, column }) => `${table.name}.${column ?? '*'}`).sort()).toEqual([
      't.*',
      't.a',
      't.s',
    ]);
  });

  test('tells that it does not name its columns', () => {
    expect(resolve('SELECT * FROM t').shape).toMatchObject({ takesAllColumns: true, insertsUnnamed: false });
    expect(resolve('INSERT INTO t VALUES (1, 2, 3, NULL)').shape).toMatchObject({ insertsUnnamed: true });
    expect(resolve('SELECT count(*) FROM t').shape).toMatchObject({ takesAllColumns: false });
  });
});

test('parameters of all kinds become question marks', () => {
  const sql = "SELECT ':a', `b?`, :c, sqlc.arg('d'), $1, ?, @e -- :f\nFROM t;";
  expect(questionMarks(sql)).toBe("SELECT ':a', `b?`, ?, ?, ?, ?, @e -- :f\nFROM t");
});
