import type { Layout } from '../layout.ts';
import { inOrder } from '../migration.ts';
import { isOutsideTransaction, sqlxTable } from '../other-tables.ts';
import { pairFiles } from '../pairs.ts';
import { isOneStatement } from '../psql-script.ts';
import { leadingDigits, plainNumber, refuseTwins } from '../version.ts';

const fileName = /^(?<stem>(?:.*\/)?\d+_[^/]*)\.(?<goes>up|down)\.sql$/;

/** `1_init.up.sql` and `1_init.down.sql`; each file is sent as one text, which the server runs as one transaction. */
export const golangMigrate: Layout = {
  id: 'golang-migrate',
  title: 'golang-migrate',
  knownBy: 'names',
  claims: ({ name }) => fileName.exec(name)?.groups?.['goes'] === 'up',
  read(files, dialect) {
    const { migrations: paired, remarks } = pairFiles(files, dialect, (name) => {
      const { stem = '', goes } = fileName.exec(name)?.groups ?? {};
      return goes === 'up' || goes === 'down' ? { stem, goes } : undefined;
    });
    const migrations = paired
      .map((migration) => ({
        ...migration,
        version: plainNumber(leadingDigits(migration.name)),
        ...((isOneStatement(migration.sql) || isOutsideTransaction(migration.sql)) && {
          inTransaction: false,
        }),
      }))
      .toSorted((a, b) => inOrder(a.version, b.version));
    return { migrations: refuseTwins(migrations, 'golang-migrate'), remarks };
  },
  table: {
    name: 'schema_migrations',
    query: (table) => `
      SELECT CAST(version AS text) AS version, 'older' AS covers,
        CASE WHEN dirty THEN 'it is marked as dirty' END AS broken
      FROM ${table}`,
  },
  otherTables: [sqlxTable],
  example: {
    files: [
      { name: '10_note.up.sql', text: 'ALTER TABLE t ADD b int;' },
      { name: '10_note.down.sql', text: 'ALTER TABLE t DROP b;' },
      { name: '0002_t.up.sql', text: 'CREATE TABLE t (a int);\nCREATE INDEX i ON t (a);' },
    ],
    migrations: [
      { name: '0002_t.up.sql', sql: 'CREATE TABLE t (a int);\nCREATE INDEX i ON t (a);', version: '2' },
      {
        name: '10_note.up.sql',
        sql: 'ALTER TABLE t ADD b int;',
        down: 'ALTER TABLE t DROP b;',
        downName: '10_note.down.sql',
        version: '10',
        inTransaction: false,
      },
    ],
  },
};
