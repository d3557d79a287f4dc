/** HTTP/1.1 over TLS, by way of undici. */
import type { Dispatcher, Pool } from 'undici';
import { attemptAgain, type AttemptLimits } from '../attempt.ts';
import type { SecureParts } from '../secure-parts.ts';
import type { Hear, Outgoing, Transport } from '../transport.ts';
import { ExchangeHandler } from './exchange-handler.ts';
import { asNamed } from './as-named.ts';
import { Handshakes } from './handshakes.ts';

export async function openTlsTransport(parts: SecureParts): Promise<Transport> {
  const undici = await import('undici');
  const { address, limits, tls } = parts;
  const { hostname, port } = address;
  const entry = `https://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  const { connectionsMax, requestsPerConnectionMax } = limits;
  const handshakes = new Handshakes();
  const connect = undici.buildConnector({ timeout: limits.timeoutMs, ...asNamed(address), ...tls });
  const pool = new undici.Pool(entry, {
    connect: handshakes.watched(connect),
    ...(Number.isFinite(connectionsMax) && { connections: connectionsMax }),
    ...(Number.isFinite(requestsPerConnectionMax) && { maxRequestsPerClient: requestsPerConnectionMax }),
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: limits.keepAliveMs,
    maxHeaderSize: 64 * 1024,
  });
  return new TlsTransport(pool, parts, (error) => handshakes.explained(error));
}

class TlsTransport implements Transport {
  readonly #pool: Pool;
  readonly #parts: SecureParts;
  readonly #explained: (error: Error) => Error;
  readonly #limits: AttemptLimits;
  #isClosed = false;

  constructor(pool: Pool, parts: SecureParts, explained: (error: Error) => Error) {
    this.#pool = pool;
    this.#parts = parts;
    this.#explained = explained;
    this.#limits = { timeoutMs: parts.limits.timeoutMs, isClosed: () => this.#isClosed };
  }

  exchange(outgoing: Outgoing, hear: Hear): void {
    void attemptAgain(outgoing, this.#limits, (done) => {
      const handler = new ExchangeHandler(this.#parts.address.origin, this.#explained, done);
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
