import { performance } from 'node:perf_hooks';
import { connect, type Socket } from 'node:net';
import type { GroupAddress } from '../group-address.ts';
import { describe } from '../transport.ts';
import type { Exchange } from './exchange.ts';
import type { HeadCache } from './head-cache.ts';
import type { LastReply } from './last-reply.ts';
import { Malformed } from './reply-head.ts';
import type { ReadReply } from './read-reply.ts';
import { ReplyReader } from './reply-reader.ts';

/** What a connection shares with its neighbours, and whom it tells of its state. */
export interface Home {
  readonly address: GroupAddress;
  readonly heads: HeadCache;
  readonly last: LastReply;
  /** One for all: it is read out before the next connection is heard. */
  readonly buffer: Buffer;
  readonly timeoutMs: number;
  readonly keepAliveMs: number;
  readonly requestsMax: number;
  /** The connection can carry another exchange. */
  onFree(connection: Connection): void;
  onGone(connection: Connection): void;
  /** A connection that had gone stale carried the exchange: no byte of its reply came. */
  onStale(exchange: Exchange): void;
}

/** One connection that carries one exchange at a time. */
export class Connection {
  readonly #home: Home;
  readonly #socket: Socket;
  readonly #reader: ReplyReader;
  #clock: NodeJS.Timeout;
  #exchange: Exchange | undefined;
  #carried = 0;
  #hasHeard = false;
  #isEnded = false;
  #carriedAt = 0;
  #idleSince = 0;
  #idleMsMax = 0;

  constructor(home: Home) {
    const { hostname, port } = home.address;
    this.#home = home;
    this.#reader = new ReplyReader(home.heads, home.last);
    this.#clock = setTimeout(() => this.#onClock(), home.timeoutMs);
    const onread = {
      buffer: home.buffer,
      callback: (length: number, bytes: Uint8Array): boolean => this.#onBytes(length, bytes as Buffer),
    };
    this.#socket = connect({ host: hostname, port, noDelay: true, onread });
    this.#socket.on('end', () => this.#onEnd());
    this.#socket.on('error', (error) => this.#lose(describe(error)));
    this.#socket.on('close', () => this.#lose('the connection was closed'));
  }

  /** False once it was idle for longer than either side wants. */
  isFresh(now: number): boolean {
    return now - this.#idleSince < this.#idleMsMax;
  }

  carry(exchange: Exchange, now: number): void {
    this.#exchange = exchange;
    this.#carriedAt = now;
    this.#hasHeard = false;
    this.#reader.begin(exchange.outgoing.method);
    this.#socket.write(exchange.text, 'latin1');
    const { body } = exchange.outgoing;
    if (body !== undefined) this.#socket.write(body);
  }

  carries(exchange: Exchange): boolean {
    return this.#exchange === exchange;
  }

  /** Ends the connection. What it carries must be settled by the caller. */
  end(): void {
    this.#exchange = undefined;
    // a socket that failed is destroyed before we hear of it
    if (this.#isEnded) return;
    this.#isEnded = true;
    clearTimeout(this.#clock);
    this.#socket.destroy();
    this.#home.onGone(this);
  }

  /** Settles what it carries as failed, and ends. */
  fail(kind: 'timeout' | 'error' | 'interrupted', message: string): void {
    const exchange = this.#exchange;
    this.end();
    if (exchange?.isSettled === false) exchange.fail(kind, message);
  }

  #onBytes(length: number, bytes: Buffer): boolean {
    if (this.#exchange === undefined) {
      this.end();
      return false;
    }
    this.#hasHeard = true;
    const read = this.#reader.read(bytes, length);
    if (read !== undefined) this.#conclude(read);
    return true;
  }

  #conclude(read: ReadReply | Malformed): void {
    if (read instanceof Malformed) return this.fail('error', read.message);
    const exchange = this.#exchange;
    const now = performance.now();
    this.#exchange = undefined;
    this.#carried += 1;
    if (read.isReusable && this.#carried < this.#home.requestsMax) {
      this.#idleSince = now;
      this.#idleMsMax = Math.min(this.#home.keepAliveMs, read.head.idleMsMax);
      this.#home.onFree(this);
    } else this.end();
    exchange?.complete(read, now);
  }

  #onEnd(): void {
    if (this.#exchange === undefined) return this.end();
    if (!this.#hasHeard) return this.#lose('the connection was closed without a reply');
    this.#conclude(this.#reader.end());
  }

  /** A connection that the server closed while it was idle is no fault of the request. */
  #lose(message: string): void {
    const exchange = this.#exchange;
    const { method } = exchange?.outgoing ?? {};
    const isStale = this.#carried > 0 && !this.#hasHeard && (method === 'GET' || method === 'HEAD');
    if (exchange === undefined || exchange.isRetry || !isStale) return this.fail('error', message);
    this.end();
    exchange.isRetry = true;
    this.#home.onStale(exchange);
  }

  /** Set once for many exchanges, and again for what is left of the last one: to set it for each costs more. */
  #onClock(): void {
    const { timeoutMs } = this.#home;
    const now = performance.now();
    const leftMs = this.#carriedAt + timeoutMs - now;
    const isIdle = this.#exchange === undefined;
    if (leftMs <= 0 && !(isIdle && this.isFresh(now)))
      return this.fail('timeout', `no whole reply within ${timeoutMs} ms`);
    this.#clock = setTimeout(() => this.#onClock(), leftMs > 0 ? Math.ceil(leftMs) : timeoutMs);
  }
}
