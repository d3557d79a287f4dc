/** A scratch database as the engine's process holds it: embedded in it, or on a server. */
import type { Migration } from '../read/migration.ts';
import { applyMigrations } from './apply.ts';
import type { RowsPolicy } from './apply.ts';
import type { StandIn } from './extensions/stand-in.ts';
import { connectSession } from './pg-session.ts';
import type { PgSession } from './pg-session.ts';
import { pgliteScratch } from './pglite-scratch.ts';
import type { Target } from './place.ts';
import type { RowFault } from './row-fault.ts';
import type { Session } from './session.ts';

export interface Scratch {
  /** From here on it is empty. */
  empty(target: Target): Promise<void>;
  /** Makes sure that it runs. */
  start(): Promise<void>;
  /** Its connection, once it runs. */
  session(): Session;
  /** What stands in for extensions that it has not. */
  standIns(): readonly StandIn[];
  /** Makes sure that it runs, and applies; see `applyMigrations`. */
  apply(migrations: readonly Migration[], rows: RowsPolicy): Promise<readonly RowFault[]>;
  /** Resolves when nothing more is being written beside the work. */
  settle(): Promise<void>;
}

/** For a history, which is given whole because it says which extensions there have to be. */
export function openScratch(target: Target, history: readonly string[]): Scratch {
  return target.kind === 'pglite' ? pgliteScratch(history, target.cacheFolder) : serverScratch();
}

/** On a server it is empty because the parent makes a new database. */
function serverScratch(): Scratch {
  let connected: PgSession | undefined;
  const session = (): PgSession => {
    if (connected === undefined) throw new Error('the database was not opened');
    return connected;
  };
  return {
    async empty(target) {
      await connected?.end();
      if (target.kind === 'server')
        connected = await connectSession({ connectionString: target.url, application_name: 'seaworthy' });
    },
    start: async () => {},
    session,
    standIns: () => [],
    apply: (migrations, rows) => applyMigrations(session(), migrations, rows),
    settle: async () => {},
  };
}
