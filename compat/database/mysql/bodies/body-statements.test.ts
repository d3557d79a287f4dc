import { expect, test } from 'vitest';
import { takeApart } from './body-statements.ts';
import { standIn } from './body-text.ts';

const sqlOf = (body: string): string[] =>
  takeApart(body).statements.map(({ sql }) => sql.replace(/\s+/g, ' '));

test.each([
  ['SET NEW.a = 1, @b = f(2, 3)', ['SELECT 1', 'SELECT f(2, 3)']],
  ['RETURN x + 1', ['SELECT x + 1']],
  ["INSERT INTO log VALUES ('a; b -- c')", ["INSERT INTO log VALUES ('a; b -- c')"]],
  [
    'BEGIN IF a > CASE WHEN b THEN 1 ELSE 2 END THEN DELETE FROM t; ELSEIF c THEN UPDATE t SET a = 1; ELSE CALL p(1); END IF; END',
    [
      'SELECT a > CASE WHEN b THEN 1 ELSE 2 END',
      'DELETE FROM t',
      'SELECT c',
      'UPDATE t SET a = 1',
      'CALL p(1)',
    ],
  ],
  [
    'BEGIN CASE a WHEN 1 THEN SELECT 2; ELSE SELECT 3; END CASE; END',
    ['SELECT a', 'SELECT 1', 'SELECT 2', 'SELECT 3'],
  ],
  ['lp: WHILE n < 5 DO SELECT 1; END WHILE lp', ['SELECT n < 5', 'SELECT 1']],
  ['REPEAT SELECT 1; UNTIL done END REPEAT', ['SELECT 1', 'SELECT done']],
  ['SELECT a, b INTO x, y FROM t WHERE c = 1', ['SELECT a, b FROM t WHERE c = 1']],
  ['DECLARE EXIT HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN ROLLBACK; DELETE FROM t; END', ['DELETE FROM t']],
  ['DECLARE c CURSOR FOR SELECT a FROM t', ['SELECT a FROM t']],
  ['FOR r IN (SELECT a FROM t) DO DELETE FROM u; END FOR', ['SELECT a FROM t', 'DELETE FROM u']],
  ['DECLARE n int DEFAULT (SELECT max(a) FROM t)', ['SELECT (SELECT max(a) FROM t)']],
  ["SIGNAL SQLSTATE '45000' SET message_text = 'no'", []],
])('%s', (body, expected) => {
  expect(sqlOf(body).map((sql) => sql.replace(/\s+/g, ' '))).toEqual(expected);
});

test('lines are those of the body, comments and all', () => {
  const body = 'BEGIN\n  -- first; one\n  SELECT 1;\n  /* two\n lines */ SELECT\n 2;\nEND';
  expect(takeApart(body).statements.map(({ line }) => line)).toEqual([3, 5]);
});

test.each([
  ['INSERT INTO t (a, b) VALUES (a, NEW.b)', 'INSERT INTO t (a, b) VALUES (?, ?)'],
  ['UPDATE t SET a = a + OLD.a WHERE t.a = a', 'UPDATE t SET a = ? + ? WHERE t.a = ?'],
  ["SELECT a(1), 'a', @a, `a`, x AS a", "SELECT a(1), 'a', @a, `a`, x AS a"],
])('names of variables give way to values: %s', (sql, expected) => {
  expect(standIn(sql, new Set(['a']))).toBe(expected);
});

test.each([
  '',
  'BEGIN',
  "'",
  'IF',
  'CASE',
  'DECLARE',
  'BEGIN IF a THEN',
  'END END END;;;',
  '/*',
  'FOR r IN (',
  'x:',
])('what does not end is no reason to fail: %j', (body) => {
  expect(takeApart(body).statements.length).toBeLessThan(2);
});
