import { columnTypeChanged as shared } from '../../rules/column-type-changed.ts';
import { misfits } from '../proofs/misfits.ts';

export const columnTypeChanged: typeof shared = {
  ...shared,
  inventory: ['C010', 'D008', 'C039'],
  why: 'MySQL converts silently where it can, and fails with 1265, 1292 or 1366 on values that it cannot convert in strict mode. Old code sends and gets values of another kind, and texts compare otherwise where the collation changes. What old code makes of them shows only when it runs.',
  refusedWith: ['1264', '1265', '1292', '1366', '1406'],
  proofFor: (change) => ({ kind: 'rows', ...misfits(change) }),
  examples: {
    bad: [
      {
        title: 'a text becomes a number',
        before: 'CREATE TABLE orders (note varchar(10));',
        after: 'ALTER TABLE orders MODIFY note int;',
      },
      {
        title: 'texts that are no numbers',
        before: `CREATE TABLE orders (id int, total varchar(9)); INSERT INTO orders VALUES (1, '12'), (2, 'twelve');`,
        after: 'ALTER TABLE orders MODIFY total int;',
      },
      {
        title: 'another collation',
        before: 'CREATE TABLE orders (note varchar(10) COLLATE utf8mb4_bin);',
        after: 'ALTER TABLE orders MODIFY note varchar(10) COLLATE utf8mb4_unicode_ci;',
      },
    ],
    good: [
      {
        title: 'the same type in other words',
        before: 'CREATE TABLE orders (id integer(11), paid numeric(8,2), done bool);',
        after: 'ALTER TABLE orders MODIFY id int, MODIFY paid decimal(8, 2), MODIFY done tinyint(1);',
      },
    ],
  },
};
