import { expect, test } from 'vitest';
import { openParser } from '../parser.ts';
import { replay } from '../replay/replay.ts';
import { emptyState } from '../replay/state.ts';
import { copiedByText } from './copied-by-text.ts';
import { onlineDdl } from './online-ddl.ts';
import { releaseOfRow } from './online-ddl.test-support.ts';

const parser = await openParser();

function waysOf(before: string, after: string): string[] {
  const { model } = replay(emptyState(), [{ name: '1.sql', sql: before }], { parser });
  return copiedByText([{ name: '2.sql', sql: after }], model).map(({ way }) => way);
}

// On a server they are tried in `server/server.test.ts`.
test.each(onlineDdl)('$why', (row) => {
  const { before, after } = releaseOfRow(row);
  expect(waysOf(before.sql, after.sql)).toEqual([row.way]);
});

test.each([
  ['id int', 'MODIFY id int(11) NOT NULL', []],
  ['b varchar(20)', 'MODIFY b varchar(60)', []],
  ['b varchar(20) CHARACTER SET utf8mb4', 'MODIFY b varchar(64) CHARACTER SET utf8mb4', ['copy']],
  ['b varchar(20) CHARACTER SET latin1', 'MODIFY b varchar(255) CHARACTER SET latin1', []],
  ['b varchar(20)', 'CHANGE b c varchar(300)', ['copy']],
  ['b varbinary(200)', 'MODIFY b varbinary(256)', ['copy']],
  ['b varchar(20)', 'MODIFY b varchar(10)', ['copy']],
  [`e enum('a', 'b')`, `MODIFY e enum('a', 'b', 'c')`, []],
  [`e enum('a', 'b')`, `MODIFY e enum('b', 'a')`, ['copy']],
  [
    `s set('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')`,
    `MODIFY s set('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i')`,
    ['copy'],
  ],
  ['id int PRIMARY KEY, a int NOT NULL', 'DROP PRIMARY KEY, ADD PRIMARY KEY (a)', []],
  ['id int', 'ADD INDEX (id), DROP COLUMN id, ALGORITHM=INPLACE', []],
  ['id int', 'ADD COLUMN a int AS (id) VIRTUAL', []],
])('%s: %s', (columns, clause, expected) => {
  expect(waysOf(`CREATE TABLE t (${columns});`, `ALTER TABLE t ${clause};`)).toEqual(expected);
});

test('a foreign key that nobody checks needs no copy', () => {
  const before = 'CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (a int);';
  const key = 'ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u (id);';
  expect(waysOf(before, `SET foreign_key_checks = 0; ${key}`)).toEqual([]);
  expect(waysOf(before, `SET foreign_key_checks = 0; SET foreign_key_checks = 1; ${key}`)).toEqual(['copy']);
});
