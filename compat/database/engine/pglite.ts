/** Runs the embedded PostgreSQL, in memory. The only file that imports PGlite; only the engine's process loads it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import type { Extension, PGlite, PGliteOptions } from '@electric-sql/pglite';
import type { ExtensionFile } from './extensions/stand-in.ts';
import { withCheckpoints } from './checkpoints.ts';
import { packFiles, unpackFiles } from './packed-files.ts';
import type { FileSystem } from './packed-files.ts';
import { connectSession } from './pg-session.ts';
import type { PgSession } from './pg-session.ts';
import { sharePages } from './shared-pages.ts';

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

export interface RunningPglite {
  readonly session: PgSession;
  /** Puts a control file or a script where `CREATE EXTENSION` looks for it. */
  addExtensionFile(file: ExtensionFile): void;
  /** All its files, as `startPglite` takes them. */
  dump(): Uint8Array;
  end(): Promise<void>;
}

export function hasExtension(name: string): boolean {
  return Object.hasOwn(extensions, name);
}

/**
 * Takes over files that another one packed; they are its own from then on. Of the named extensions it knows those
 * that it has.
 */
export async function startPglite(names: readonly string[], packed: Uint8Array): Promise<RunningPglite> {
  const wanted = names.flatMap((name) => extensions[name] ?? []);
  const [{ MemoryFS, PGlite }, ...loaded] = await Promise.all([
    import('@electric-sql/pglite'),
    ...wanted.map((load) => load()),
  ]);
  const files = new (class extends MemoryFS {
    override async initialSyncFs(): Promise<void> {
      if (this.pg === undefined) return;
      const { PGDATA } = PGlite.paths;
      const all = filesOf(this.pg);
      unpackFiles(all, PGDATA, packed);
      sharePages(all.lookupPath(`${PGDATA}/PG_VERSION`).node.stream_ops);
    }
  })();
  return running({ extensions: Object.assign({}, ...loaded) as Record<string, Extension>, fs: files });
}

/** Its types are Emscripten's, which have none. */
function filesOf(db: PGlite): FileSystem {
  return db.Module.FS as FileSystem;
}

/** The files of a new and empty database, which take seconds to make, as small as they can be. */
export async function newDatabase(): Promise<Uint8Array> {
  const made = await running({ initDbStartParams: ['--wal-segsize=1', '--no-data-checksums'] });
  try {
    const { session } = made;
    await session.exec(`UPDATE pg_database SET datistemplate = false WHERE datname = 'template0'`);
    await session.exec('DROP DATABASE template0');
    await session.exec('VACUUM FULL');
    await session.exec('CHECKPOINT');
    return made.dump();
  } finally {
    await made.end();
  }
}

/**
 * Room for the locks of a statement on 10,000 tables, and none for pages of rows that are hardly there. Nobody replays
 * its log, and each file of it would be copied with a state. What is new is not logged at all; it would get a place in
 * the log written into each page, so that no two were the same.
 */
const forSchemas = [
  'max_locks_per_transaction=1024',
  'shared_buffers=32MB',
  'wal_level=minimal',
  'wal_skip_threshold=0',
  'max_wal_senders=0',
  'full_page_writes=off',
  'wal_recycle=off',
  'min_wal_size=2MB',
] as const;

async function running(options: PGliteOptions): Promise<RunningPglite> {
  // Its functions run once or twice: the optimising compiler costs more than it ever gives back. What never runs is
  // not looked at.
  setFlagsFromString('--liftoff-only');
  setFlagsFromString('--wasm-lazy-validation');
  const { PGlite } = await import('@electric-sql/pglite');
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  const db = await PGlite.create({
    ...options,
    startParams: [...PGlite.defaultStartParams, ...forSchemas.flatMap((setting) => ['-c', setting])],
  });
  const session = withCheckpoints(await connectSession(createPgConfig(db)));
  return {
    session,
    addExtensionFile: ({ name, text }) =>
      db.copyToFS(
        `${PGlite.paths.PG_ROOT}/share/postgresql/extension/${name}`,
        new TextEncoder().encode(text),
      ),
    dump: () => packFiles(filesOf(db), PGlite.paths.PGDATA),
    async end() {
      await session.end();
      await db.close();
    },
  };
}

/** Names the build, because the files fit one build only. */
export async function pgliteBuild(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  const text = await readFile(manifest, 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return `${version}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}
