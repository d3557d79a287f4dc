import { expect, test } from 'vitest';
import { statementTraces } from './statement-traces.ts';

const oldTables = [{ schema: 'public', name: 't' }];
const traces = (sql: string) => statementTraces({ release: [{ name: '2.sql', sql }], oldTables, copied: [] });
const deeds = (sql: string): string[] =>
  traces(sql).flatMap(({ actions }) => actions.map(({ does, name }) => (name ? `${does} ${name}` : does)));

test.each([
  ['CREATE UNIQUE INDEX i USING BTREE ON `t` (a)', ['creates index i']],
  ['DROP INDEX i ON t', ['drops index i']],
  [
    'ALTER TABLE t ADD COLUMN a int, ADD b int, MODIFY c int, DROP KEY i, ADD UNIQUE KEY `u` (a), ADD INDEX (b)',
    ['adds column', 'adds column', 'changes type', 'drops index i', 'creates index u', 'creates index'],
  ],
  [
    'ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u (id), ADD CHECK (a > 0), ADD PRIMARY KEY (a)',
    ['adds foreign key', 'adds check', 'adds key'],
  ],
  ['ALTER TABLE t DROP PARTITION p', ['truncates']],
  ['ALTER TABLE t ADD PARTITION (PARTITION p VALUES LESS THAN (9)), COMMENT=x', ['alters', 'alters']],
  ["UPDATE t SET a = 'where'", ['updates all']],
  ['UPDATE t SET a = 1 LIMIT 5', ['updates']],
  ['DELETE FROM t', ['deletes all']],
  ['TRUNCATE t', ['truncates']],
  ['CREATE DEFINER=a@b TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1', ['creates trigger x']],
  ['ALTER TABLE brand_new ADD a int', []],
  ['SELECT 1', []],
])('%s', (sql, expected) => {
  expect(deeds(sql)).toEqual(expected);
});

test('what changes the schema stands in no transaction, waits for its lock, and ends the one before', () => {
  const found = traces(
    'BEGIN; DELETE FROM t WHERE a = 1; ALTER TABLE t ADD b int; UPDATE t SET b = 1; SET lock_wait_timeout = 5; DROP INDEX i ON t',
  );
  expect(found.map(({ transaction }) => transaction !== null)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(found.map(({ locks }) => locks.length)).toEqual([0, 0, 1, 0, 0, 1]);
  expect(found.map(({ waitsForever }) => waitsForever)).toEqual([true, true, true, true, false, false]);
});
