/** HTTP/2 over TLS: one connection at a time that all requests share. */
import type * as Http2 from 'node:http2';
import { attemptAgain, type AttemptLimits } from '../attempt.ts';
import type { SecureParts } from '../secure-parts.ts';
import type { Hear, Outgoing, Transport } from '../transport.ts';
import { hearStream } from './hear-stream.ts';
import { Http2Connection } from './http2-connection.ts';

export async function openHttp2Transport(parts: SecureParts): Promise<Transport> {
  return new Http2Transport(await import('node:http2'), parts);
}

class Http2Transport implements Transport {
  readonly #http2: typeof Http2;
  readonly #parts: SecureParts;
  readonly #limits: AttemptLimits;
  /** The last one takes new requests, the others end. */
  #connections: Http2Connection[] = [];
  #isClosed = false;

  constructor(http2: typeof Http2, parts: SecureParts) {
    this.#http2 = http2;
    this.#parts = parts;
    this.#limits = { timeoutMs: parts.limits.timeoutMs, isClosed: () => this.#isClosed };
  }

  exchange(outgoing: Outgoing, hear: Hear): void {
    void attemptAgain(outgoing, this.#limits, (done) => {
      const connection = this.#connection();
      const stream = connection.request(outgoing);
      const { origin } = this.#parts.address;
      hearStream(stream, { method: outgoing.method, origin, connection }, done);
      return () => {
        stream.close(this.#http2.constants.NGHTTP2_CANCEL);
        // it may be dead: whoever comes next must not wait on it too
        connection.retire();
      };
    }).then(hear);
  }

  close(): Promise<void> {
    this.#isClosed = true;
    for (const connection of this.#connections) connection.destroy(new Error('the run was stopped'));
    return Promise.resolve();
  }

  #connection(): Http2Connection {
    if (this.#isClosed) throw new Error('the run was stopped');
    const current = this.#connections.at(-1);
    if (current?.takesMore === true) return current;
    current?.retire();
    const next = new Http2Connection(this.#http2, this.#parts);
    this.#connections = [...this.#connections.filter(({ isGone }) => !isGone), next];
    return next;
  }
}
