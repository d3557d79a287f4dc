import type { Layout } from '../layout.ts';
import { inOrder } from '../migration.ts';
import { markLine, splitSections } from '../sections.ts';
import { leadingDigits, plainNumber, refuseTwins } from '../version.ts';
import { isSql } from '../wanted.ts';

const marks = { up: /^\s*--\s*\+goose\s+up\b/i, down: /^\s*--\s*\+goose\s+down\b/i };
const noTransaction = /^\s*--\s*\+goose\s+no\s+transaction\b/i;

/** The sections of `-- +goose Up` and `-- +goose Down`; statement marks are comments to the server. */
export const goose: Layout = {
  id: 'goose',
  title: 'goose',
  knownBy: 'marks',
  claims: ({ text }) => markLine(text, marks.up) !== undefined,
  read(files) {
    const sorted = files
      .filter(isSql)
      .toSorted((a, b) => inOrder(leadingDigits(a.name), leadingDigits(b.name)));
    const migrations = sorted.map(({ name, text }) => {
      const { up, down } = splitSections(text, marks);
      return {
        name,
        sql: up,
        ...(down !== undefined && { down }),
        version: plainNumber(leadingDigits(name)),
        ...(markLine(text, noTransaction) !== undefined && { inTransaction: false }),
      };
    });
    return { migrations: refuseTwins(migrations, 'goose') };
  },
  table: {
    name: 'goose_db_version',
    // Older releases add a row when they go down, so the last row of a version decides. Row 0 is goose's own.
    query: (table) => `
      SELECT CAST(t.version_id AS text) AS version
      FROM ${table} t
      WHERE t.is_applied AND t.version_id > 0
        AND t.id = (SELECT max(later.id) FROM ${table} later WHERE later.version_id = t.version_id)
      ORDER BY t.id`,
  },
  example: {
    files: [
      {
        name: '00010_index.sql',
        text: [
          '-- +goose NO TRANSACTION',
          '-- +goose Up',
          'CREATE INDEX CONCURRENTLY orders_note ON orders (note);',
          '-- +goose Down',
          'DROP INDEX orders_note;',
        ].join('\n'),
      },
      { name: '00002_orders.sql', text: '-- +goose Up\nCREATE TABLE orders (note text);' },
    ],
    migrations: [
      {
        name: '00002_orders.sql',
        sql: '-- +goose Up\nCREATE TABLE orders (note text);',
        version: '2',
      },
      {
        name: '00010_index.sql',
        sql: '\n-- +goose Up\nCREATE INDEX CONCURRENTLY orders_note ON orders (note);\n\n',
        down: '\n\n\n-- +goose Down\nDROP INDEX orders_note;',
        version: '10',
        inTransaction: false,
      },
    ],
  },
};
