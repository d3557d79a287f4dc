/** HTTP/1.1 over TLS, by way of undici. */
import type { Dispatcher, Pool } from 'undici';
import { attemptAgain, type AttemptLimits } from '../attempt.ts';
import type { SecureParts } from '../secure-parts.ts';
import type { Hear, Outgoing, Transport } from '../transport.ts';
import { ExchangeHandler } from './exchange-handler.ts';

export async function openTlsTransport(parts: SecureParts): Promise<Transport> {
  const undici = await import('undici');
  const { address, limits, tls } = parts;
  const { hostname, port, serverName } = address;
  const entry = `https://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  const { connectionsMax, requestsPerConnectionMax } = limits;
  const pool = new undici.Pool(entry, {
    connect: { timeout: limits.timeoutMs, servername: serverName, ...tls },
    ...(Number.isFinite(connectionsMax) && { connections: connectionsMax }),
    ...(Number.isFinite(requestsPerConnectionMax) && { maxRequestsPerClient: requestsPerConnectionMax }),
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: limits.keepAliveMs,
    maxHeaderSize: 64 * 1024,
  });
  return new TlsTransport(pool, parts);
}

class TlsTransport implements Transport {
  readonly #pool: Pool;
  readonly #parts: SecureParts;
  readonly #limits: AttemptLimits;
  #isClosed = false;

  constructor(pool: Pool, parts: SecureParts) {
    this.#pool = pool;
    this.#parts = parts;
    this.#limits = { timeoutMs: parts.limits.timeoutMs, isClosed: () => this.#isClosed };
  }

  exchange(outgoing: Outgoing, hear: Hear): void {
    void attemptAgain(outgoing, this.#limits, (done) => {
      const handler = new ExchangeHandler(this.#parts.address.origin, done);
      this.#pool.dispatch(this.#requestOf(outgoing), handler);
      return () => handler.abort(new Error('timeout'));
    }).then(hear);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool.destroy();
  }

  #requestOf({ method, target, headers, body }: Outgoing): Dispatcher.DispatchOptions {
    const { address, headers: sent } = this.#parts;
    return { path: address.prefix + target, method, headers: sent.of(headers), body };
  }
}
