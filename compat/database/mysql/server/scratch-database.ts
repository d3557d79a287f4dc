import { randomBytes } from 'node:crypto';
import { quoteBackticks } from '../names.ts';
import { connect } from './connection.ts';
import type { MysqlSession } from './connection.ts';

export interface ScratchDatabase {
  readonly session: MysqlSession;
  readonly version: string;
  /** Empties it. */
  reset(): Promise<void>;
  /** Drops it, also after Ctrl-C. */
  close(): Promise<void>;
}

export interface ScratchOptions {
  /** Address of a server on which databases may be made and dropped. */
  readonly url: string;
  readonly signal: AbortSignal;
  /** How the live server treats values that do not fit; the scratch server's own mode where that is not known. */
  readonly sqlMode?: string;
}

const what = 'The scratch server';
const stepTimeoutMs = 30_000;

/**
 * An empty database of its own on a scratch server, named `seaworthy_scratch_…`.
 *
 * @throws {HarnessError} `usage`, `target-unreachable`.
 */
export async function openScratchDatabase({
  url,
  signal,
  sqlMode,
}: ScratchOptions): Promise<ScratchDatabase> {
  const session = await connect({ url, what, signal });
  const name = `seaworthy_scratch_${randomBytes(8).toString('hex')}`;
  const create = async (): Promise<void> => {
    await session.rows(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`, stepTimeoutMs);
    await session.rows(`USE ${name}`, stepTimeoutMs);
  };
  const setMode = async (): Promise<void> => {
    const mode = sqlMode === undefined ? 'DEFAULT' : `'${sqlMode.replaceAll("'", '')}'`;
    await session.rows(`SET SESSION sql_mode = ${mode}`, stepTimeoutMs);
  };
  const reset = async (): Promise<void> => {
    await session.rows(`DROP DATABASE ${name}`, stepTimeoutMs);
    // A migration may have set another.
    await setMode();
    await create();
  };
  const close = async (): Promise<void> => {
    await session.close();
    await drop(url, name);
  };
  try {
    await create();
    await setMode();
    const [row] = await session.rows('SELECT VERSION() AS version', stepTimeoutMs);
    return { session, version: row?.['version'] ?? 'unknown', reset, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Through a connection of its own: the first may be gone, or busy with what was interrupted. */
async function drop(url: string, name: string): Promise<void> {
  const { signal } = new AbortController();
  try {
    const session = await connect({ url, what, signal });
    await endOthers(session, name).catch(() => {});
    await session
      .rows(`DROP DATABASE IF EXISTS ${quoteBackticks(name)}`, stepTimeoutMs)
      .finally(() => session.close());
  } catch {
    // Nobody can drop it now; its name says whose it is.
  }
}

/** A statement that still runs holds locks that DROP would wait for. */
async function endOthers(session: MysqlSession, name: string): Promise<void> {
  const running = `SELECT id FROM information_schema.processlist WHERE db = '${name}' AND id <> CONNECTION_ID()`;
  for (const { id } of await session.rows(running, stepTimeoutMs)) {
    await session.rows(`KILL ${Number(id)}`, stepTimeoutMs).catch(() => {});
  }
}
