/** TLS and HTTP/2 by way of undici. */
import type { Dispatcher } from 'undici';
import type { Reply } from '../reply.ts';
import { ExchangeHandler } from './exchange-handler.ts';
import type { GroupAddress } from './group-address.ts';
import type { ConnectionLimits } from './plain/plain-transport.ts';
import type { SentHeaders } from './sent-headers.ts';
import type { TlsFiles } from './tls-files.ts';
import { describe, failedReply, latencySince, type Outgoing, type Transport } from './transport.ts';

export interface LibraryOptions {
  readonly address: GroupAddress;
  readonly headers: SentHeaders;
  readonly limits: ConnectionLimits;
  readonly tls: TlsFiles;
  readonly http2: boolean;
}

export async function openLibraryTransport(options: LibraryOptions): Promise<Transport> {
  const { Pool } = await import('undici');
  const { address, limits, tls, http2 } = options;
  const { hostname, port } = address;
  const entry = `https://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  const pool = new Pool(entry, {
    connect: { timeout: limits.timeoutMs, servername: address.serverName, ...tls },
    ...(Number.isFinite(limits.connectionsMax) && { connections: limits.connectionsMax }),
    ...(Number.isFinite(limits.requestsPerConnectionMax) && {
      maxRequestsPerClient: limits.requestsPerConnectionMax,
    }),
    allowH2: http2,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: limits.keepAliveMs,
    maxHeaderSize: 64 * 1024,
  });
  let isClosed = false;

  function exchange(outgoing: Outgoing): Promise<Reply> {
    const { method, target, body, intendedAt, lateUs } = outgoing;
    return new Promise((resolve) => {
      const handler = new ExchangeHandler(address.origin, (outcome) => {
        clearTimeout(clock);
        if (!(outcome instanceof Error)) resolve({ ...outcome, latencyUs: latencySince(intendedAt), lateUs });
        else resolve(failedReply(isClosed ? 'interrupted' : 'error', describe(outcome), outgoing));
      });
      const clock = setTimeout(() => {
        resolve(failedReply('timeout', `no whole reply within ${limits.timeoutMs} ms`, outgoing));
        handler.abort(new Error('timeout'));
      }, limits.timeoutMs);
      const request: Dispatcher.DispatchOptions = {
        path: address.prefix + target,
        method,
        headers: options.headers.of(outgoing.headers),
        body,
      };
      try {
        pool.dispatch(request, handler);
      } catch (error) {
        clearTimeout(clock);
        resolve(failedReply('error', describe(error), outgoing));
      }
    });
  }

  return {
    exchange,
    async close() {
      isClosed = true;
      await pool.destroy();
    },
  };
}
