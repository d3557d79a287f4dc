import type { ReleaseFinding, ReleaseRule } from '../../rule.ts';
import type { TableModel } from '../../model.ts';
import { plainName } from '../../sql.ts';
import { tablePlace } from '../../wording.ts';
import type { ServerVersion } from '../../data/live-facts.ts';
import { isBefore } from '../../target-version.ts';
import { bytesPerCharacter, lengthOf, parseType } from '../type.ts';

/** Of InnoDB in its default row format. */
const keyBytesMax = 3072;
const olderBytesMax = 767;

function bytesMaxOf(target: ServerVersion | undefined): number {
  const isOld = target !== undefined && isBefore(target, { MySQL: '5.7.7', MariaDB: '10.2.2' });
  return isOld ? olderBytesMax : keyBytesMax;
}

interface Key {
  readonly name: string;
  readonly isUnique: boolean;
  readonly bytes: number;
}

/** Keys whose length is known: of texts with a stated character set and of binary columns. Others count as nothing. */
function keysOf({ columns, uniques, details }: TableModel): Key[] {
  const bytesOf = (key: string): number => {
    const [, prefixed, characters] = /^left\((.*), (\d+)\)$/.exec(key) ?? [];
    const column = columns.find(({ name }) => name === (prefixed ?? key));
    const type = parseType(column?.type ?? '');
    const length = lengthOf(type);
    if (length === undefined) return 0;
    const [width = 0, ...others] = bytesPerCharacter(type);
    return others.length > 0 ? 0 : (characters === undefined ? length.max : Number(characters)) * width;
  };
  const all = [
    ...uniques.map((index) => ({ ...index, isUnique: true })),
    ...(details?.indexes ?? [])
      .filter(({ method }) => method === 'btree')
      .map((index) => ({ ...index, isUnique: false })),
  ];
  return all.map(({ name, keys, isUnique }) => ({
    name,
    isUnique,
    bytes: keys.reduce((sum, key) => sum + bytesOf(key), 0),
  }));
}

export const indexKeyTooLong: ReleaseRule = {
  id: 'index-key-too-long',
  inventory: ['C039'],
  title: 'An index is wider than the server allows',
  level: 'block',
  states: ['A'],
  on: 'release',
  examines: 'indexes',
  why: 'A key of InnoDB holds 3072 bytes (767 before MySQL 5.7.7 and MariaDB 10.2.2), and a character of utf8mb4 counts as four. The migration fails with 1071 in the middle of the release; MariaDB cuts an index that is not unique short, without an error.',
  judge: ({ before, after, target }) =>
    after.tables.flatMap((table): ReleaseFinding[] => {
      const bytesMax = bytesMaxOf(target);
      const old = before.tables.find((item) => plainName(item) === plainName(table));
      const wasLong = new Set(
        (old ? keysOf(old) : []).filter(({ bytes }) => bytes > bytesMax).map(({ name }) => name),
      );
      return keysOf(table)
        .filter(({ name, bytes }) => bytes > bytesMax && !wasLong.has(name))
        .map(({ name, isUnique, bytes }) => ({
          outcome: 'fail',
          ...(!isUnique && { level: 'warn' }),
          key: `${plainName(table)} ${name}`,
          places: [tablePlace(table)],
          message: `Index ${name} of ${plainName(table)} takes up to ${bytes} bytes, and ${bytesMax} are allowed.`,
          table,
          name,
        }));
    }),
  fix: ({ table, name = '' }) =>
    `Let ${name} of ${plainName(table)} take the first characters of the column only, as in note(191), or make the column shorter before.`,
  examples: {
    bad: [
      {
        title: 'three bytes a character fit, four do not',
        before: 'CREATE TABLE orders (code varchar(1000), UNIQUE KEY by_code (code)) CHARSET=utf8mb3;',
        after: 'ALTER TABLE orders CONVERT TO CHARACTER SET utf8mb4;',
      },
      {
        title: 'more than an old server holds',
        before: 'CREATE TABLE orders (code varchar(200) CHARACTER SET utf8mb4);',
        after: 'CREATE UNIQUE INDEX by_code ON orders (code);',
        targetVersion: '5.6',
      },
      {
        title: 'a new index on a long text',
        before:
          'CREATE TABLE orders (a varchar(500) CHARACTER SET utf8mb4, b varchar(500) CHARACTER SET utf8mb4);',
        after: 'CREATE UNIQUE INDEX both_of_them ON orders (a, b);',
      },
    ],
    good: [
      {
        title: 'its first characters',
        before: 'CREATE TABLE orders (code varchar(1000), UNIQUE KEY by_code (code(700))) CHARSET=utf8mb3;',
        after: 'ALTER TABLE orders CONVERT TO CHARACTER SET utf8mb4;',
      },
      {
        title: 'nobody knows how wide a character is',
        before: 'CREATE TABLE orders (a varchar(700));',
        after: 'CREATE INDEX by_a ON orders (a);',
      },
    ],
  },
};
