/** What is no store ends in an error, soon. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../../fixtures/free-port.ts';
import type { CheckContext } from '../../check-context.ts';
import { contextFor } from '../../context-for.test-support.ts';
import { withStore } from './index.ts';

const ask = (url: string, more: Partial<CheckContext> = {}): Promise<unknown> =>
  withStore(url, contextFor(more), (store) => store.children('/a'));

describe.each(['zookeeper', 'etcd', 'nacos'])('no %s at all', (scheme) => {
  test('nobody listens, or the host is not allowed', async () => {
    await expect(ask(`${scheme}://127.0.0.1:${await freePort()}`)).rejects.toThrow('ECONNREFUSED');
    await expect(ask(`${scheme}://127.0.0.1,registry.example`, { untrusted: true })).rejects.toThrow(
      /registry\.example:\d+ is not allowed/,
    );
  });

  test.each([
    ['says nothing', ''],
    ['speaks HTTP and no JSON', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello'],
    ['sends short messages', '\0\0\0\u0002ab'],
  ])('what listens %s', async (_name, reply) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', () => reply !== '' && socket.write(reply));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(ask(`${scheme}://127.0.0.1:${port}`, { timeoutMs: 400 })).rejects.toThrow(
      /is not reached, 127/,
    );
    // What is left open would keep the process alive. (fetch keeps its connections for the next request.)
    const open = [...sockets].filter((socket) => !socket.closed);
    if (scheme === 'zookeeper') await Promise.all(open.map((socket) => once(socket, 'close')));
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});
