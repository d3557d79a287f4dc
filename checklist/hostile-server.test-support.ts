/** A server that answers every question badly, whatever protocol is spoken to it. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** How it answers. */
export const hostilities = [
  'unreachable',
  'mute',
  'drips',
  'refuses',
  'page',
  'odd',
  'null',
  'cut',
  'endless',
] as const;
export type Hostility = (typeof hostilities)[number];

const head = (status: string, type = 'application/json'): string =>
  `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\nconnection: close\r\n`;
const whole = (status: string, body: string, type?: string): string =>
  `${head(status, type)}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const texts: Partial<Record<Hostility, string>> = {
  refuses: whole('401 Unauthorized', '{"message":"who are you?"}'),
  page: whole('200 OK', '<html><body>Welcome</body></html>', 'text/html'),
  odd: whole('200 OK', '{"unexpected":[1]}'),
  null: whole('200 OK', 'null'),
};
const block = 'a'.repeat(64 * 1024);

export interface HostileServer {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  close(): void;
}

export async function startHostileServer(kind: Hostility): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', () => undefined).once('data', () => answer(kind, socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  if (kind === 'unreachable') close();
  return { host, close };
}

function answer(kind: Hostility, socket: Socket): void {
  const text = texts[kind];
  if (text !== undefined) socket.end(text);
  if (kind === 'cut') socket.end(`${head('200 OK')}content-length: 5000\r\n\r\n{"data":`);
  if (kind === 'drips') {
    socket.write(`${head('200 OK')}content-length: 5000\r\n\r\n{`);
    const timer = setInterval(() => socket.write(' '), 1000);
    socket.once('close', () => clearInterval(timer));
  }
  if (kind === 'endless') {
    socket.write(`${head('200 OK')}\r\n["`);
    const pour = (): void => {
      while (!socket.destroyed && socket.write(block)) continue;
    };
    socket.on('drain', pour);
    pour();
  }
}
