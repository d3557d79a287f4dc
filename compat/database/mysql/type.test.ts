import { expect, test } from 'vitest';
import { canonicalType, mysqlTypeChange, parseType } from './type.ts';

test.each([
  ['INTEGER(11) UNSIGNED', 'int unsigned'],
  ['bool', 'tinyint'],
  ['tinyint(1)', 'tinyint'],
  ['numeric(5)', 'decimal(5,0)'],
  ['dec', 'decimal(10,0)'],
  ['DOUBLE PRECISION', 'double'],
  ['decimal(8, 2) zerofill', 'decimal(8,2) unsigned'],
  ['national varchar(20)', 'varchar(20)'],
  ['char', 'char(1)'],
  ['datetime(0)', 'datetime'],
  ['timestamp(6)', 'timestamp(6)'],
  ["ENUM('a', 'B,c')", "enum('a','B,c')"],
  ['year(4)', 'year'],
  ['long varchar', 'mediumtext'],
])('%s is %s', (written, expected) => {
  expect(canonicalType(written)).toBe(expected);
});

test.each([
  ['int', 'bigint', 'widened'],
  ['int', 'int unsigned', 'narrowed'],
  ['int unsigned', 'bigint', 'widened'],
  ['int unsigned', 'int', 'narrowed'],
  ['bigint', 'decimal(20,0)', 'widened'],
  ['bigint', 'decimal(10,0)', 'narrowed'],
  ['decimal(10,2)', 'int', 'narrowed'],
  ['decimal(8,2)', 'decimal(10,2)', 'widened'],
  ['decimal(8,2)', 'decimal(9,3)', 'widened'],
  ['decimal(8,2)', 'decimal(8,4)', 'narrowed'],
  ['varchar(50)', 'varchar(20)', 'narrowed'],
  ['varchar(50)', 'text', 'widened'],
  ['text', 'tinytext', 'narrowed'],
  ['varchar(20)', 'char(20)', 'changed'],
  ['varbinary(16)', 'blob', 'widened'],
  ['text', 'blob', 'changed'],
  ['datetime(6)', 'datetime', 'narrowed'],
  ['timestamp', 'datetime', 'widened'],
  ['varchar(9)', "enum('a')", 'narrowed'],
  ["enum('a')", 'varchar(9)', 'widened'],
  ["enum('a')", "enum('a','b')", 'changed'],
  ['varchar(9)', 'int', 'changed'],
  ['varchar(9) collate utf8mb4_bin', 'varchar(9) collate utf8mb4_general_ci', 'changed'],
  ['varchar(9) collate utf8mb4_bin', 'varchar(9)', 'same'],
  ['varchar(9) collate utf8mb4_bin', 'varchar(5)', 'narrowed'],
  ['json', 'json', 'same'],
])('%s → %s is %s', (from, to, expected) => {
  expect(mysqlTypeChange(from, to)).toBe(expected);
});

test('labels keep their quotes and commas', () => {
  expect(parseType("enum('a','b,c','it''s') collate x").labels).toEqual(['a', 'b,c', "it's"]);
});
