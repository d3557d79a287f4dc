import { columnMadeGenerated as shared } from '../../rules/column-made-generated.ts';

export const columnMadeGenerated: typeof shared = {
  ...shared,
  why: 'An insert or update that names a generated column fails with 3105 (1906 in MariaDB); most object mappers name all columns.',
  examples: {
    bad: [
      {
        title: 'dropped and added as a generated one',
        before: 'CREATE TABLE orders (price int, total int);',
        after:
          'ALTER TABLE orders DROP COLUMN total; ALTER TABLE orders ADD COLUMN total int AS (price * 2) STORED;',
      },
    ],
    good: [
      {
        title: 'a new column is generated',
        before: 'CREATE TABLE orders (price int);',
        after: 'ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (price * 2) VIRTUAL;',
      },
    ],
  },
};
