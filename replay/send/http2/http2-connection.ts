import type * as Http2 from 'node:http2';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { SecureParts } from '../secure-parts.ts';
import { asNamed } from '../tls/as-named.ts';
import type { Outgoing } from '../transport.ts';

/**
 * What the server may send before it hears from us, bytes. With the 64 KiB of the protocol a reply of 5 MB takes 80
 * round trips, where HTTP/1.1 needs few: whoever asks from afar would measure that.
 */
const windowBytes = { stream: 8 * 1024 * 1024, connection: 64 * 1024 * 1024 };

/** One connection that carries many requests at a time. */
export class Http2Connection {
  readonly #session: Http2.ClientHttp2Session;
  readonly #socket: TLSSocket;
  readonly #parts: SecureParts;
  #carried = 0;
  #underWay = 0;
  #isRetired = false;
  #isTold = false;
  #servedSome = false;

  constructor({ connect }: typeof Http2, parts: SecureParts) {
    const { address, tls, limits } = parts;
    const { hostname, port, origin } = address;
    const reach = { host: hostname, port, ALPNProtocols: ['h2'], ...tls };
    const socket = connectTls({ ...reach, ...asNamed(address) });
    const session = connect(origin, {
      createConnection: () => socket,
      settings: { enablePush: false, initialWindowSize: windowBytes.stream },
      maxHeaderListPairs: 4000,
    });
    this.#parts = parts;
    this.#session = session;
    this.#socket = socket;
    session.on('connect', () => {
      if (session.alpnProtocol !== 'h2') session.destroy(new Error('its ALPN names no h2'));
      else session.setLocalWindowSize(windowBytes.connection);
    });
    session.on('goaway', (_code, lastStreamId) => {
      this.#isTold = true;
      this.#servedSome = lastStreamId > 0;
      this.retire();
    });
    // every stream tells of it
    session.on('error', () => {});
    session.setTimeout(limits.keepAliveMs, () => this.retire());
  }

  get takesMore(): boolean {
    const { closed, destroyed } = this.#session;
    const most = this.#parts.limits.requestsPerConnectionMax;
    return !closed && !destroyed && !this.#isRetired && this.#carried < most;
  }

  get isGone(): boolean {
    return this.#session.destroyed;
  }

  /** True when it ended though neither side had said so. */
  get wasCut(): boolean {
    return this.#session.destroyed && !this.#isTold && !this.#isRetired;
  }

  /** True when it said that it ends, and serves some of what it was sent. */
  get servedSome(): boolean {
    return this.#servedSome;
  }

  /** @throws where the headers do not allow it. */
  request({ method, target, headers, body }: Outgoing): Http2.ClientHttp2Stream {
    const { address, headers: sent } = this.#parts;
    const { host, ...others } = sent.of(headers);
    const pseudo = { ':method': method, ':path': address.prefix + target, ':scheme': 'https' };
    const all = { ...pseudo, ':authority': host, ...others };
    const stream = this.#session.request(all, { endStream: body === undefined });
    this.#carried += 1;
    this.#underWay += 1;
    stream.on('close', () => {
      this.#underWay -= 1;
      if (this.#isRetired) this.retire();
    });
    if (body !== undefined) stream.end(body);
    return stream;
  }

  /** Takes no more, and ends with the last request that is under way. */
  retire(): void {
    this.#isRetired = true;
    if (this.#underWay > 0) return;
    this.#session.close();
    // the session alone would wait for a server that never closes its side
    this.#socket.destroySoon();
  }

  destroy(error: Error): void {
    this.#session.destroy(error);
    this.#socket.destroy();
  }
}
