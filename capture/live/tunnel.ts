import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pairs, upgradeHeaders } from './proxy-headers.ts';
import type { Upstream } from './upstream.ts';

/** Passes a connection on as it is, for example a WebSocket: after the upgrade it is no HTTP any more. */
export function tunnel(request: IncomingMessage, client: Duplex, first: Buffer, upstream: Upstream): void {
  const server = upstream.connect();
  const lines = pairs(upgradeHeaders(request, upstream.host)).map(([name, value]) => `${name}: ${value}`);
  const start = `${request.method} ${request.url} HTTP/1.1`;
  server.write([start, ...lines, '', ''].join('\r\n'), 'latin1');
  if (first.length > 0) server.write(first);
  server.pipe(client).pipe(server);
  const end = (): void => {
    server.destroy();
    client.destroy();
  };
  let isAnswered = false;
  server.once('data', () => {
    isAnswered = true;
  });
  server.on('error', () => {
    if (!isAnswered)
      client.write('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    end();
  });
  client.on('error', end);
  for (const side of [server, client]) side.on('close', end);
}
