/**
 * What InnoDB does only by a copy of the table, or while nobody may write it. Known without a server.
 *
 * From the manuals: "Online DDL Operations" of MySQL 8.0, "InnoDB Online DDL" of MariaDB 10.6 and newer. What is done in
 * place or at once (columns added, dropped, renamed, indexes, defaults, comments) is not here. Where versions differ
 * they do so between INPLACE and INSTANT: MySQL drops a column at once from 8.0.29, MariaDB from 10.4.
 */
import type { ChangeOf } from '../../changes.ts';
import type { TableModel } from '../../model.ts';
import { namePattern, sameColumn, unquote } from '../names.ts';
import { bytesPerCharacter, canonicalType, lengthOf, parseType } from '../type.ts';

export interface OnlineDdl {
  /** As a sentence of a report ends: `a copy is how …`. */
  readonly why: string;
  readonly way: ChangeOf<'table-copied'>['way'];
  /** Whether a clause of ALTER TABLE is one; `table` as it stood before the release. */
  matches(clause: string, table: TableModel): boolean;
  /** Tried on a server in the tests. */
  readonly example: { readonly table: string; readonly clause: string };
}

const table = 'id int PRIMARY KEY, a int, b varchar(50), c varchar(300) CHARACTER SET latin1, d datetime';
const constraint = `(?:constraint\\s+(?:${namePattern}\\s+)?)?`;
const is = (pattern: string): RegExp => new RegExp(`^${pattern}`, 'is');
const forms = {
  foreignKey: is(`add\\s+${constraint}foreign\\b`),
  check: is(`add\\s+${constraint}check\\b`),
  dropPrimary: is('drop\\s+primary\\b'),
  special: is('add\\s+(?:fulltext|spatial)\\b'),
  engine: is('engine\\s*=?\\s*(?!innodb)\\w+'),
  convert: is('convert\\s+to\\b'),
  partition: is('(?:partition\\s+by|remove\\s+partitioning)\\b'),
  order: is('order\\s+by\\b'),
  column: is('add\\s+(?:column\\s+)?(?!(?:index|key|unique|primary|constraint|check|foreign)\\b)'),
};

export const onlineDdl: readonly OnlineDdl[] = [
  {
    why: 'a column gets another type by a copy only, unless a varchar grows within 255 bytes or beyond them, or an enum at its end',
    way: 'copy',
    matches: isRetyped,
    example: { table, clause: 'MODIFY a bigint' },
  },
  {
    why: 'a foreign key is added by a copy, unless foreign_key_checks is off',
    way: 'copy',
    matches: (clause) => forms.foreignKey.test(clause),
    example: { table, clause: 'ADD FOREIGN KEY (a) REFERENCES other (id)' },
  },
  {
    why: 'a check is added by a copy, because all rows are looked at',
    way: 'copy',
    matches: (clause) => forms.check.test(clause),
    example: { table, clause: 'ADD CHECK (a > 0)' },
  },
  {
    why: 'a primary key that no other replaces in the same statement is dropped by a copy',
    way: 'copy',
    matches: (clause) => forms.dropPrimary.test(clause),
    example: { table, clause: 'DROP PRIMARY KEY' },
  },
  {
    why: 'a stored generated column is filled by a copy',
    way: 'copy',
    matches: (clause) => forms.column.test(clause) && /\)\s*(?:stored|persistent)\b/i.test(clause),
    example: { table, clause: 'ADD COLUMN e int AS (a * 2) STORED' },
  },
  {
    why: 'a default that is an expression is worked out for each row in a copy',
    way: 'copy',
    matches: (clause) =>
      forms.column.test(clause) && /\bdefault\s*\(\s*(?:uuid|rand|uuid_short)\s*\(/i.test(clause),
    example: { table, clause: 'ADD COLUMN e varchar(36) DEFAULT (uuid())' },
  },
  {
    why: 'a counter is given to the rows while nobody may write',
    way: 'locked',
    matches: (clause) => forms.column.test(clause) && /\bauto_increment\b/i.test(clause),
    example: { table: 'a int', clause: 'ADD COLUMN id int AUTO_INCREMENT PRIMARY KEY' },
  },
  {
    why: 'a fulltext or spatial index is built while nobody may write',
    way: 'locked',
    matches: (clause) => forms.special.test(clause),
    example: { table, clause: 'ADD FULLTEXT INDEX words (b)' },
  },
  {
    why: 'another engine gets a copy',
    way: 'copy',
    matches: (clause) => forms.engine.test(clause),
    example: { table, clause: 'ENGINE=MyISAM' },
  },
  {
    why: 'texts are converted to another character set by a copy',
    way: 'copy',
    matches: (clause) => forms.convert.test(clause),
    example: { table, clause: 'CONVERT TO CHARACTER SET utf8mb4' },
  },
  {
    why: 'rows are put into partitions by a copy',
    way: 'copy',
    matches: (clause) => forms.partition.test(clause),
    example: { table, clause: 'PARTITION BY HASH (id) PARTITIONS 4' },
  },
  {
    why: 'rows are put into another order by a copy',
    way: 'copy',
    matches: (clause) => forms.order.test(clause),
    example: { table, clause: 'ORDER BY a' },
  },
];

const redefined = new RegExp(
  `^(?:modify|change)\\s+(?:column\\s+)?(?:if\\s+exists\\s+)?(${namePattern})\\s+(.*)$`,
  'is',
);
const typeOf =
  /^(\w+(?:\s+(?:precision|varying))?(?:\s*\((?:[^()']|'(?:[^'\\]|\\[^]|'')*')*\))?(?:\s+(?:unsigned|zerofill))*)/is;

function isRetyped(clause: string, { columns }: TableModel): boolean {
  const [, name, rest = ''] = redefined.exec(clause) ?? [];
  if (name === undefined) return false;
  const column = columns.find((item) => sameColumn(item.name, unquote(name)));
  const definition = /^change\b/i.test(clause) ? rest.replace(new RegExp(`^${namePattern}\\s+`), '') : rest;
  const written = typeOf.exec(definition)?.[1];
  if (column === undefined || written === undefined) return false;
  return needsCopy(column.type, canonicalType(written));
}

function needsCopy(before: string, after: string): boolean {
  if (before.replace(/ (?:collate|charset) \S+$/, '') === after) return false;
  const [old, now] = [parseType(before), parseType(after)];
  if (old.name !== now.name) return true;
  if (old.labels.length > 0) {
    const isLonger = old.labels.every((label, i) => label === now.labels[i]);
    return !isLonger || storedBytes(now.labels, now.name) !== storedBytes(old.labels, old.name);
  }
  const [length, newLength] = [lengthOf(old)?.max ?? 0, lengthOf(now)?.max ?? 0];
  if (old.name !== 'varchar' && old.name !== 'varbinary') return true;
  if (newLength < length) return true;
  // Its length is kept in one byte or in two.
  return bytesPerCharacter(old).every((bytes) => length * bytes < 256 && newLength * bytes >= 256);
}

function storedBytes({ length }: readonly string[], name: string): number {
  if (name === 'enum') return length < 256 ? 1 : 2;
  return Math.ceil(length / 8);
}
