/**
 * The embedded PostgreSQL as a scratch database. What is applied to it first is looked up in the cache: it then begins
 * with the state after as many of these migrations as are known, and only the others are run.
 */
import { createHash } from 'node:crypto';
import type { Migration } from '../read/migration.ts';
import { applyMigrations } from './apply.ts';
import type { RowsPolicy } from './apply.ts';
import { extensionsIn } from './extensions/extensions-in.ts';
import { withStandInIndexes } from './extensions/stand-in-index.ts';
import { addStandIns } from './extensions/stand-ins.ts';
import type { StandIn } from './extensions/stand-in.ts';
import { usedNames } from './extensions/used-names.ts';
import { findState, keepState } from './kept-states.ts';
import { hasExtension, newDatabase, pgliteBuild, startPglite } from './pglite.ts';
import type { RunningPglite } from './pglite.ts';
import type { RowFault } from './row-fault.ts';
import type { Scratch } from './scratch.ts';
import type { Session } from './session.ts';
import { standInRoles, withStandInRoles } from './stand-in-roles.ts';

/**
 * With less to run, running it is quicker; with more, it is somebody's rows, which are not copied. A state stands three
 * times in memory while it is packed: a schema of thousands of tables is built again instead.
 */
const kept = { charactersMin: 4000, charactersMax: 4_000_000, bytesMax: 64_000_000 } as const;

export function pgliteScratch(history: readonly string[], cacheFolder: string): Scratch {
  const named = extensionsIn(history);
  const extensions = {
    there: named.filter(hasExtension),
    missing: named.filter((name) => !hasExtension(name)),
  };
  let running: RunningPglite | undefined;
  let standIns: readonly StandIn[] = [];
  let isNew = true;
  /** A state that is being written while the work goes on. */
  let keeping = Promise.resolve();

  const begin = async (packed: Uint8Array): Promise<void> => {
    await running?.end();
    running = await startPglite(extensions.there, packed);
    standIns = await addStandIns(running, extensions, history);
    const session = withStandInRoles(running.session);
    running = { ...running, session: standIns.length > 0 ? withStandInIndexes(session) : session };
  };
  const start = async (): Promise<void> => {
    if (running === undefined) await begin(await emptyState(cacheFolder));
    else if (isNew) await forgetAll(running.session);
    isNew = false;
  };
  /** How many of the migrations are in the state that it now has. */
  const resume = async (states: readonly string[]): Promise<number> => {
    await keeping;
    const found = isNew ? await findState(cacheFolder, states.toReversed()) : undefined;
    if (found !== undefined) {
      try {
        await begin(found.content);
        isNew = false;
        return states.indexOf(found.name) + 1;
      } catch {
        running = undefined;
      }
    }
    await start();
    return 0;
  };
  return {
    empty: async () => void (isNew = true),
    start,
    session: () => sessionOf(running),
    standIns: async () => ({ extensions: standIns, roles: await standInRoles(sessionOf(running)) }),
    async apply(migrations: readonly Migration[], rows: RowsPolicy): Promise<readonly RowFault[]> {
      const wasNew = isNew;
      const states = await namesOf(migrations, await keyOf(extensions, history));
      const done = await resume(states);
      const left = migrations.slice(done);
      const faults = await applyMigrations(sessionOf(running), left, rows);
      const last = states.at(-1);
      if (
        wasNew &&
        last !== undefined &&
        running !== undefined &&
        faults.length === 0 &&
        isWorthKeeping(left) &&
        (await isSmall(running.session))
      )
        keeping = keepState(cacheFolder, last, running.dump());
      return faults;
    },
    settle: () => keeping,
  };
}

function sessionOf(running: RunningPglite | undefined): Session {
  if (running === undefined) throw new Error('the database was not started');
  return running.session;
}

function isWorthKeeping(migrations: readonly Migration[]): boolean {
  const characters = migrations.reduce((sum, { sql }) => sum + sql.length, 0);
  return characters >= kept.charactersMin && characters <= kept.charactersMax;
}

async function isSmall(db: Session): Promise<boolean> {
  const { rows } = await db.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
  return Number(rows[0]?.bytes) <= kept.bytesMax;
}

async function emptyState(cacheFolder: string): Promise<Uint8Array> {
  const name = `pglite-${await pgliteBuild()}.files.gz`;
  const found = await findState(cacheFolder, [name]);
  if (found !== undefined) return found.content;
  const made = await newDatabase();
  // The engine changes the bytes that it takes over.
  await keepState(cacheFolder, name, made);
  return made;
}

/** One name for the state after each migration, in order. */
async function namesOf(migrations: readonly Migration[], key: string): Promise<string[]> {
  const build = await pgliteBuild();
  let digest = key;
  return migrations.map((migration) => {
    const content = JSON.stringify([digest, { ...migration, name: '' }]);
    digest = createHash('sha256').update(content).digest('hex').slice(0, 32);
    return `pglite-${build}-${digest}.files.gz`;
  });
}

/** What a state holds beside its migrations: which extensions it knows, and what stands in for others. */
async function keyOf(
  { there, missing }: { readonly there: readonly string[]; readonly missing: readonly string[] },
  history: readonly string[],
): Promise<string> {
  return JSON.stringify([there.toSorted(), missing, missing.length === 0 ? [] : await usedNames(history)]);
}

async function forgetAll(db: Session): Promise<void> {
  await db.exec(`
    DO $$ DECLARE s text; BEGIN
      FOR s IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
      LOOP EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', s); END LOOP;
      FOR s IN SELECT format('PUBLICATION %I', pubname) FROM pg_publication
        UNION ALL SELECT format('EVENT TRIGGER %I', evtname) FROM pg_event_trigger
        UNION ALL SELECT format('FOREIGN DATA WRAPPER %I', fdwname) FROM pg_foreign_data_wrapper
      LOOP EXECUTE format('DROP %s CASCADE', s); END LOOP;
      FOR s IN SELECT rolname FROM pg_roles WHERE oid >= 16384
      LOOP EXECUTE format('DROP OWNED BY %I CASCADE', s); EXECUTE format('DROP ROLE %I', s); END LOOP;
      EXECUTE format('ALTER DATABASE %I RESET ALL', current_database());
    END $$;
    CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC`);
}
