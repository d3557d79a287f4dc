/** Reads a Redis server with commands that change nothing. */
import { refusalOf } from '../../allowed-host.ts';
import type { CheckContext } from '../../check-context.ts';

/** Sends one command; the reply is as the server gives it. */
export type RedisAsk = (command: string, ...args: readonly string[]) => Promise<unknown>;

const readOnly = new Set([
  'CLIENT', 'EXISTS', 'GET', 'HGET', 'HMGET', 'LLEN', 'LRANGE', 'SCAN', 'ZCARD', 'ZRANGE', 'ZREVRANGE',
]); // prettier-ignore

/**
 * Opens a connection, asks, and closes it. A `rediss://` URL uses TLS; a login stands in the URL.
 *
 * @returns what `questions` gives, or why there is no answer, without the URL: it may hold a login
 */
export async function withRedis<Found>(
  url: string,
  context: CheckContext,
  questions: (ask: RedisAsk) => Promise<Found>,
): Promise<Found | { readonly fault: string }> {
  if (!URL.canParse(url)) return { fault: 'the URL of Redis is no URL' };
  const refused = refusalOf(new URL(url), [url], context);
  if (refused !== undefined) return { fault: refused };
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: context.timeoutMs,
    enableOfflineQueue: false,
    connectionName: 'seaworthy',
  });
  let last: string | undefined;
  client.on('error', (error: Error) => (last = error.message));
  const stop = (): void => client.disconnect();
  context.signal.addEventListener('abort', stop, { once: true });
  try {
    context.signal.throwIfAborted();
    await client.connect();
    return await questions((command, ...args) => {
      if (!readOnly.has(command)) throw new Error(`${command} is no command that only reads`);
      return client.call(command, ...args);
    });
  } catch (error) {
    return { fault: `Redis at ${new URL(url).host}: ${last ?? (error as Error).message}` };
  } finally {
    context.signal.removeEventListener('abort', stop);
    client.disconnect();
  }
}
