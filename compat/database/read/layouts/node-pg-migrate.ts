import type { Layout } from '../layout.ts';
import { inOrder } from '../migration.ts';
import { markLine, splitSections } from '../sections.ts';
import { baseName } from '../version.ts';
import { isSql } from '../wanted.ts';

const marks = { up: /^\s*--[\s-]*up\s+migration/i, down: /^\s*--[\s-]*down\s+migration/i };

/** The sections of `-- Up Migration` and `-- Down Migration`; a file without the first goes up as a whole. */
export const nodePgMigrate: Layout = {
  id: 'node-pg-migrate',
  title: 'node-pg-migrate',
  knownBy: 'marks',
  claims: ({ text }) => markLine(text, marks.up) !== undefined || markLine(text, marks.down) !== undefined,
  read: (files) => ({
    migrations: files
      .filter(isSql)
      .toSorted((a, b) => inOrder(a.name, b.name))
      .map(({ name, text }) => {
        const { up, down } = splitSections(text, marks);
        return {
          name,
          sql: markLine(text, marks.up) === undefined ? beforeDown(text) : up,
          ...(down !== undefined && { down }),
          version: baseName(name).replace(/\.sql$/i, ''),
        };
      }),
  }),
  table: {
    name: 'pgmigrations',
    query: (table) => `SELECT name AS version FROM ${table} ORDER BY run_on, id`,
  },
  example: {
    files: [
      {
        name: '1700000000001_note.sql',
        text: 'ALTER TABLE t ADD b int;\n-- Down Migration\nALTER TABLE t DROP b;',
      },
      {
        name: '1700000000000_t.sql',
        text: '-- Up Migration\nCREATE TABLE t (a int);\n\n-- Down Migration\n',
      },
    ],
    migrations: [
      {
        name: '1700000000000_t.sql',
        sql: '-- Up Migration\nCREATE TABLE t (a int);\n\n\n',
        down: '\n\n\n-- Down Migration\n',
        version: '1700000000000_t',
      },
      {
        name: '1700000000001_note.sql',
        sql: 'ALTER TABLE t ADD b int;\n',
        down: '\n-- Down Migration\nALTER TABLE t DROP b;',
        version: '1700000000001_note',
      },
    ],
  },
};

function beforeDown(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => marks.down.test(line));
  return end < 0 ? text : `${lines.slice(0, end).join('\n')}\n`;
}
