/**
 * Opens an embedded PostgreSQL in memory. The only file that imports PGlite.
 *
 * A new database takes seconds, because PostgreSQL initialises its files. They are kept as one archive
 * in the user's cache; a start from it takes half a second.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Extension, PGlite } from '@electric-sql/pglite';

/** What `CREATE EXTENSION` may name. Each costs start time, so only those that a history names are loaded. */
const extensions: Readonly<Record<string, () => Promise<Record<string, Extension>>>> = {
  btree_gin: () => import('@electric-sql/pglite/contrib/btree_gin'),
  btree_gist: () => import('@electric-sql/pglite/contrib/btree_gist'),
  citext: () => import('@electric-sql/pglite/contrib/citext'),
  cube: () => import('@electric-sql/pglite/contrib/cube'),
  earthdistance: () => import('@electric-sql/pglite/contrib/earthdistance'),
  fuzzystrmatch: () => import('@electric-sql/pglite/contrib/fuzzystrmatch'),
  hstore: () => import('@electric-sql/pglite/contrib/hstore'),
  intarray: () => import('@electric-sql/pglite/contrib/intarray'),
  isn: () => import('@electric-sql/pglite/contrib/isn'),
  lo: () => import('@electric-sql/pglite/contrib/lo'),
  ltree: () => import('@electric-sql/pglite/contrib/ltree'),
  moddatetime: () => import('@electric-sql/pglite/contrib/moddatetime'),
  pg_stat_statements: () => import('@electric-sql/pglite/contrib/pg_stat_statements'),
  pg_trgm: () => import('@electric-sql/pglite/contrib/pg_trgm'),
  pgcrypto: () => import('@electric-sql/pglite/contrib/pgcrypto'),
  seg: () => import('@electric-sql/pglite/contrib/seg'),
  tablefunc: () => import('@electric-sql/pglite/contrib/tablefunc'),
  unaccent: () => import('@electric-sql/pglite/contrib/unaccent'),
  'uuid-ossp': () => import('@electric-sql/pglite/contrib/uuid_ossp'),
};

/** An empty database that knows the named extensions, as far as they are there. */
export async function openPglite(names: readonly string[], cacheFolder: string): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  const wanted = names.flatMap((name) => extensions[name] ?? []);
  const loaded = Object.assign({}, ...(await Promise.all(wanted.map((load) => load())))) as Record<
    string,
    Extension
  >;
  const archive = join(cacheFolder, await archiveName());
  const template = await readFile(archive).catch(() => undefined);
  if (template !== undefined) {
    try {
      return await PGlite.create({ extensions: loaded, loadDataDir: new Blob([template]) });
    } catch {
      // A broken archive costs one slow start and is written again.
      await rm(archive, { force: true });
    }
  }
  const db = await PGlite.create({ extensions: loaded });
  await keep(db, archive, cacheFolder).catch(() => {});
  return db;
}

/** The archive fits one build of PGlite only. */
async function archiveName(): Promise<string> {
  const build = await readFile(
    new URL('../package.json', import.meta.resolve('@electric-sql/pglite')),
    'utf8',
  );
  const { version } = JSON.parse(build) as { version: string };
  return `pglite-${version}-${createHash('sha256').update(build).digest('hex').slice(0, 8)}.tar`;
}

/** Two processes may do this at once: each writes its own file, and the last rename wins. */
async function keep(db: PGlite, archive: string, folder: string): Promise<void> {
  const draft = `${archive}.${randomUUID()}`;
  await mkdir(folder, { recursive: true });
  try {
    const dump = await db.dumpDataDir('none');
    await writeFile(draft, new Uint8Array(await dump.arrayBuffer()));
    await rename(draft, archive);
  } finally {
    await rm(draft, { force: true });
  }
}
