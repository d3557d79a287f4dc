import type { Layout } from '../layout.ts';
import { inOrder } from '../migration.ts';
import { markLine, splitSections } from '../sections.ts';
import { baseName } from '../version.ts';
import { isSql } from '../wanted.ts';

const marks = { up: /^\s*--\s*\+migrate\s+up\b/i, down: /^\s*--\s*\+migrate\s+down\b/i };
const noTransaction = /^\s*--\s*\+migrate\s+up\b.*\bnotransaction\b/i;

/** The sections of `-- +migrate Up` and `-- +migrate Down`; the name of the file is the version. */
export const sqlMigrate: Layout = {
  id: 'sql-migrate',
  title: 'sql-migrate',
  knownBy: 'marks',
  claims: ({ text }) => markLine(text, marks.up) !== undefined,
  read: (files) => ({
    migrations: files
      .filter(isSql)
      .toSorted((a, b) => inOrder(a.name, b.name))
      .map(({ name, text }) => {
        const { up, down } = splitSections(text, marks);
        return {
          name,
          sql: up,
          ...(down !== undefined && { down }),
          version: baseName(name),
          ...(markLine(text, noTransaction) !== undefined && { inTransaction: false }),
        };
      }),
  }),
  table: {
    name: 'gorp_migrations',
    query: (table) => `SELECT id AS version FROM ${table} ORDER BY applied_at, id`,
  },
  example: {
    files: [
      { name: '2-note.sql', text: '-- +migrate Up notransaction\nVACUUM;\n-- +migrate Down\n' },
      { name: '1-orders.sql', text: '-- +migrate Up\nCREATE TABLE orders (id int);' },
    ],
    migrations: [
      { name: '1-orders.sql', sql: '-- +migrate Up\nCREATE TABLE orders (id int);', version: '1-orders.sql' },
      {
        name: '2-note.sql',
        sql: '-- +migrate Up notransaction\nVACUUM;\n\n',
        down: '\n\n-- +migrate Down\n',
        version: '2-note.sql',
        inTransaction: false,
      },
    ],
  },
};
