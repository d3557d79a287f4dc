import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from '../../reports/index.ts';
import { hostAndPort, type LiveSettings } from './live-options.ts';
import type { LiveServer } from './live-server.ts';

/** Listens, and gives the address. @throws {HarnessError} `usage` when it cannot. */
export async function listen(server: Server, { host, port }: LiveSettings): Promise<string> {
  const taken = hostAndPort(host, port);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE';
      reject(
        new HarnessError('usage', {
          what: isTaken ? 'Another program listens there.' : `Nothing can listen there (${cause.code}).`,
          where: taken,
          todo: 'Give another address to listen on.',
          cause,
        }),
      );
    });
    server.listen({ host, port }, () => resolve());
  });
  return `http://${hostAndPort(host, (server.address() as AddressInfo).port)}`;
}

/**
 * Takes no more connections, lets what is under way end for `limitMs`, and closes the rest. Replies say that they
 * are the last on their connection, so that no client loses a request that it sends there next.
 */
export async function drain({ server, upgraded, replies }: LiveServer, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  for (const reply of replies.values()) reply.shouldKeepAlive = false;
  for (const socket of upgraded) socket.destroy();
  const isLate = sleep(limitMs, 'late' as const, { ref: false });
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  if ((await Promise.race([closed, isLate])) === 'late') server.closeAllConnections();
  clearInterval(idle);
  await closed;
}
