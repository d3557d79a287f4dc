import type { Layout } from '../layout.ts';
import { markLine, splitSections } from '../sections.ts';
import { baseName, leadingDigits } from '../version.ts';
import { isSql } from '../wanted.ts';

const marks = { up: /^\s*--\s*migrate:up\b/, down: /^\s*--\s*migrate:down\b/ };
const noTransaction = /^\s*--\s*migrate:up\b.*\btransaction:false\b/;

/** The sections of `-- migrate:up` and `-- migrate:down`; the digits of the name are the version. */
export const dbmate: Layout = {
  id: 'dbmate',
  title: 'dbmate',
  knownBy: 'marks',
  claims: ({ text }) => markLine(text, marks.up) !== undefined,
  read: (files) => ({
    migrations: files
      .filter(isSql)
      .toSorted((a, b) => (baseName(a.name) < baseName(b.name) ? -1 : 1))
      .map(({ name, text }) => {
        const { up, down } = splitSections(text, marks);
        return {
          name,
          sql: up,
          ...(down !== undefined && { down }),
          version: leadingDigits(name),
          ...(markLine(text, noTransaction) !== undefined && { inTransaction: false }),
        };
      }),
  }),
  table: {
    name: 'schema_migrations',
    query: (table) => `SELECT version FROM ${table} ORDER BY version`,
  },
  example: {
    files: [
      {
        name: '20260102_index.sql',
        text: '-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t (a);\n-- migrate:down\nDROP INDEX i;',
      },
      { name: '20260101_t.sql', text: '-- migrate:up\nCREATE TABLE t (a int);' },
    ],
    migrations: [
      { name: '20260101_t.sql', sql: '-- migrate:up\nCREATE TABLE t (a int);', version: '20260101' },
      {
        name: '20260102_index.sql',
        sql: '-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t (a);\n\n',
        down: '\n\n-- migrate:down\nDROP INDEX i;',
        version: '20260102',
        inTransaction: false,
      },
    ],
  },
};
