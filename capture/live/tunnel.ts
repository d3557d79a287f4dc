import type { Duplex } from 'node:stream';
import type { Forwarded } from './forward.ts';
import { pairs } from './proxy-headers.ts';
import type { RequestHead } from './request-head.ts';
import type { Upstream } from './upstream.ts';

/** The two ends, and what upstream is told first. */
interface Ends {
  readonly client: Duplex;
  /** What the client sent behind the head. */
  readonly first: Buffer;
  readonly upstream: Upstream;
  /** `[name, value, …]` */
  readonly headers: readonly string[];
}

/** Passes a connection on as it is, for example a WebSocket: after the upgrade it is no HTTP any more. */
export function tunnel(
  { method, url, httpVersion }: RequestHead,
  { client, first, upstream, headers }: Ends,
): Promise<Forwarded> {
  const server = upstream.connect();
  const lines = pairs(headers).map(([name, value]) => `${name}: ${value}`);
  server.write([`${method} ${url} HTTP/${httpVersion}`, ...lines, '', ''].join('\r\n'), 'latin1');
  if (first.length > 0) server.write(first);
  server.pipe(client).pipe(server);
  const end = (): void => {
    server.destroy();
    client.destroy();
  };
  let answer: string | undefined;
  server.once('data', (begin: Buffer) => {
    answer = begin.toString('latin1', 0, 'HTTP/1.1 200'.length);
  });
  server.on('error', () => {
    if (answer === undefined)
      client.write('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    end();
  });
  client.on('error', end);
  for (const side of [server, client]) side.on('close', end);
  return new Promise((resolve) => {
    client.once('close', () => {
      const status = /^HTTP\/1\.[01] (\d{3})$/.exec(answer ?? '')?.[1];
      const isWhole = status !== undefined && server.readableEnded;
      resolve({ status: isWhole ? Number(status) : undefined });
    });
  });
}
