import type { Layout } from '../layout.ts';
import { pairFiles } from '../pairs.ts';

const fileName = /(?:^|\/)(?<stem>[^/]+)\/(?<goes>up|down)\.sql$/;
const noTransaction = /^\s*run_in_transaction\s*=\s*false\b/m;

/** A folder for each step with `up.sql`, `down.sql` and perhaps `metadata.toml`. */
export const diesel: Layout = {
  id: 'diesel',
  title: 'diesel',
  knownBy: 'names',
  claims: ({ name }) => fileName.exec(name)?.groups?.['goes'] === 'up',
  read(files, dialect) {
    const ownTransactions = new Set(
      files
        .filter(({ name, text }) => name.endsWith('/metadata.toml') && noTransaction.test(text))
        .map(({ name }) => folderOf(name)),
    );
    const { migrations: paired, remarks } = pairFiles(files, dialect, (name) => {
      const { stem = '', goes } = fileName.exec(name)?.groups ?? {};
      return goes === 'up' || goes === 'down' ? { stem, goes } : undefined;
    });
    const migrations = paired.map((migration) => ({
      ...migration,
      version: versionOf(migration.name),
      ...(ownTransactions.has(folderOf(migration.name)) && { inTransaction: false }),
    }));
    return { migrations: migrations.toSorted((a, b) => (a.version < b.version ? -1 : 1)), remarks };
  },
  table: {
    name: '__diesel_schema_migrations',
    query: (table) => `SELECT version FROM ${table} ORDER BY version`,
  },
  example: {
    files: [
      { name: '2026-01-02-120000_index/up.sql', text: 'CREATE INDEX CONCURRENTLY i ON t (a);' },
      { name: '2026-01-02-120000_index/down.sql', text: 'DROP INDEX i;' },
      { name: '2026-01-02-120000_index/metadata.toml', text: 'run_in_transaction = false\n' },
      { name: '00000000000000_t/up.sql', text: 'CREATE TABLE t (a int);' },
    ],
    migrations: [
      { name: '00000000000000_t/up.sql', sql: 'CREATE TABLE t (a int);', version: '00000000000000' },
      {
        name: '2026-01-02-120000_index/up.sql',
        sql: 'CREATE INDEX CONCURRENTLY i ON t (a);',
        down: 'DROP INDEX i;',
        downName: '2026-01-02-120000_index/down.sql',
        version: '20260102120000',
        inTransaction: false,
      },
    ],
  },
};

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/'));
}

/** diesel's own: what stands before the first underline, without dashes. */
function versionOf(name: string): string {
  const [folder = ''] = folderOf(name).split('/').slice(-1);
  return (folder.split('_')[0] ?? folder).replaceAll('-', '');
}
