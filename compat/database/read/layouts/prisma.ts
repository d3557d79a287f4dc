import type { Layout } from '../layout.ts';
import { isOneStatement } from '../psql-script.ts';
import { textDigests } from '../text-digests.ts';

const fileName = /(?:^|\/)(?<folder>[^/]+)\/(?<step>migration|down)\.sql$/;

/** A folder for each step with `migration.sql`, and `migration_lock.toml` beside them. */
export const prisma: Layout = {
  id: 'prisma',
  title: 'Prisma Migrate',
  knownBy: 'names',
  claims: ({ name }) => fileName.exec(name)?.groups?.['step'] === 'migration',
  read(files) {
    const downs = new Map(
      files.filter(({ name }) => name.endsWith('/down.sql')).map((file) => [file.name, file.text]),
    );
    const migrations = files
      .filter((file) => prisma.claims(file))
      .map(({ name, text }) => {
        const downName = name.replace(/migration\.sql$/, 'down.sql');
        const down = downs.get(downName);
        return {
          name,
          sql: text,
          ...(down !== undefined && { down, downName }),
          version: fileName.exec(name)?.groups?.['folder'] ?? name,
          // It is sent as one text, which the server runs as one transaction where it holds several statements.
          ...(isOneStatement(text) && { inTransaction: false }),
          checksums: textDigests(text),
        };
      });
    return { migrations: migrations.toSorted((a, b) => (a.version < b.version ? -1 : 1)) };
  },
  table: {
    name: '_prisma_migrations',
    query: (table) => `
      SELECT migration_name AS version, checksum,
        CASE WHEN finished_at IS NULL THEN 'it began but did not finish' END AS broken
      FROM ${table} WHERE rolled_back_at IS NULL ORDER BY started_at`,
  },
  example: {
    files: [
      { name: '20260102_note/migration.sql', text: 'ALTER TABLE t ADD b int;' },
      { name: '20260101_t/migration.sql', text: 'CREATE TABLE t (a int);\nCREATE INDEX i ON t (a);' },
      { name: 'migration_lock.toml', text: 'provider = "postgresql"\n' },
    ],
    migrations: [
      {
        name: '20260101_t/migration.sql',
        sql: 'CREATE TABLE t (a int);\nCREATE INDEX i ON t (a);',
        version: '20260101_t',
        checksums: [
          'a3f859b8a23443a8d2369967547e80fc395182195d39a4c0046c9db05952091d',
          '5144fa3183aa8d56ab8cb64a75d7f623a1eff6a5d0f8bd13c3b4e13b37742722',
        ],
      },
      {
        name: '20260102_note/migration.sql',
        sql: 'ALTER TABLE t ADD b int;',
        version: '20260102_note',
        inTransaction: false,
        checksums: ['d73de579298993da9219ce05503c02d3dde6f1045599f2b2e5a8101165792ba2'],
      },
    ],
  },
};
