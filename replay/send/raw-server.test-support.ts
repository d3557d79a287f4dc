/** A server that writes exactly the bytes it is told, for the tests of transports. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Reply } from '../reply.ts';
import { addressOf } from './group-address.ts';
import { SentHeaders } from './sent-headers.ts';
import type { ConnectionLimits } from './connection-limits.ts';
import { PlainTransport } from './plain/plain-transport.ts';
import type { Outgoing, Transport } from './transport.ts';

export interface RawServer {
  readonly url: string;
  /** All that each connection brought. */
  readonly heard: string[];
  readonly sockets: Socket[];
}

/** `answer` is called for each request head that comes in; `nth` counts the requests of all connections. */
export async function serveRaw(
  answer: (socket: Socket, request: { readonly nth: number; readonly connection: number }) => void,
): Promise<RawServer> {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  let nth = 0;
  const server = createServer((socket) => {
    const connection = sockets.push(socket) - 1;
    heard.push('');
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      heard[connection] += bytes.toString('latin1');
      const heads = bytes.toString('latin1').split('\r\n\r\n').length - 1;
      for (let head = 0; head < heads; head += 1) answer(socket, { nth: nth++, connection });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, sockets };
}

/** Asks a transport and waits. */
export function replyFrom(transport: Transport, outgoing: Outgoing): Promise<Reply> {
  return new Promise((resolve) => transport.exchange(outgoing, resolve));
}

export interface PlainTo {
  exchange(outgoing: Outgoing): Promise<Reply>;
  close(): Promise<void>;
}

/** A transport that is closed after the test. */
export function plainTo(url: string, limits: Partial<ConnectionLimits> = {}): PlainTo {
  const transport = new PlainTransport(addressOf({ url }), new SentHeaders({ url }, 'run'), {
    timeoutMs: 5000,
    connectionsMax: Infinity,
    requestsPerConnectionMax: Infinity,
    keepAliveMs: 4000,
    ...limits,
  });
  onTestFinished(() => transport.close());
  return { exchange: (outgoing) => replyFrom(transport, outgoing), close: () => transport.close() };
}

export function get(target = '/', more: Partial<Outgoing> = {}): Outgoing {
  return {
    method: 'GET',
    target,
    headers: { accept: '*/*' },
    intendedAt: performance.now(),
    lateUs: 0,
    ...more,
  };
}

export const okay = (body: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
