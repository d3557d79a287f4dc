import { counted } from '../../../../reports/index.ts';
import type { ChangeOf } from '../../changes.ts';
import type { ChangeRule } from '../../rule.ts';
import { plainName } from '../../sql.ts';
import { tablePlace } from '../../wording.ts';

export const tableCopied: ChangeRule<'table-copied', 'none'> = {
  id: 'table-copied',
  inventory: ['L017', 'L018', 'L020'],
  title: 'A table is written anew or cannot be written meanwhile',
  level: 'warn',
  states: ['A'],
  on: 'table-copied',
  examines: 'tables',
  why: 'While MySQL copies the table, or changes it in place under a shared lock, every write of old and new code to it waits, and replicas fall behind by the time that it takes.',
  cause: ({ table, file, line }) => `${plainName(table)} ${file}:${line}`,
  places: ({ table }) => [tablePlace(table)],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table, file, line, way, refusal, size }) => ({
    outcome: 'fail',
    ...(size?.isLarge === true && { level: 'block' }),
    message: `${file}:${line} ${does[way]} ${plainName(table)}${sizeText(size)} while it runs: ${refusal}`,
  }),
  fix: ({ table }) =>
    `Change ${plainName(table)} with gh-ost or pt-online-schema-change when it is large, or split the statement so that each part can be done with ALGORITHM=INSTANT or INPLACE, LOCK=NONE.`,
  examples: {
    bad: [
      {
        title: 'another type',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note varchar(10));',
        after: 'ALTER TABLE orders MODIFY note int;',
      },
      {
        title: 'a foreign key',
        before:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, buyer int);',
        after: 'ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users (id);',
      },
      {
        title: 'partitions',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders PARTITION BY HASH (id) PARTITIONS 4;',
      },
      {
        title: 'a value in the middle of an enum',
        before: `CREATE TABLE orders (id int PRIMARY KEY, state enum('new', 'old'));`,
        after: `ALTER TABLE orders MODIFY state enum('new', 'open', 'old');`,
      },
    ],
    good: [
      {
        title: 'a column at the end',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
      {
        title: 'longer texts, one more value, another default',
        before: `CREATE TABLE orders (id int PRIMARY KEY, note varchar(10), state enum('new', 'old'));`,
        after: `ALTER TABLE orders MODIFY note varchar(20), MODIFY state enum('new', 'old', 'lost') DEFAULT 'new';`,
      },
      {
        title: 'a table that is new',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after:
          'CREATE TABLE notes (id int PRIMARY KEY, note varchar(10)); ALTER TABLE notes MODIFY note int;',
      },
    ],
  },
};

const does = { copy: 'copies', locked: 'lets nobody write', rebuilt: 'writes anew' } as const;

function sizeText(size: ChangeOf<'table-copied'>['size']): string {
  return size === undefined ? '' : ` (about ${counted(size.rows, ['row', 'rows'])} in the live database)`;
}
