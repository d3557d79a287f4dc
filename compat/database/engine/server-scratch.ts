import { applyMigrations } from './apply.ts';
import { connectSession } from './pg-session.ts';
import type { PgSession } from './pg-session.ts';
import type { Scratch } from './scratch.ts';

/** On a server it is empty because the parent makes a new database. */
export function serverScratch(): Scratch {
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
    standIns: async () => ({ extensions: [], roles: [] }),
    apply: (migrations, rows) => applyMigrations(session(), migrations, rows),
    settle: async () => {},
  };
}
