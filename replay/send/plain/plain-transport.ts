/** HTTP/1.1 without TLS over our own framing: the path that most replays take, and three times as cheap as a library. */
import { performance } from 'node:perf_hooks';
import type { ConnectionLimits } from '../connection-limits.ts';
import type { GroupAddress } from '../group-address.ts';
import type { SentHeaders } from '../sent-headers.ts';
import { failedReply, refuse, type Hear, type Outgoing, type Transport } from '../transport.ts';
import { Connection, type Home } from './connection.ts';
import { Exchange } from './exchange.ts';
import { HeadCache } from './head-cache.ts';
import { LastReply } from './last-reply.ts';

export class PlainTransport implements Transport {
  readonly #prefix: string;
  readonly #headers: SentHeaders;
  readonly #limits: ConnectionLimits;
  readonly #home: Home;
  readonly #open = new Set<Connection>();
  /** The last one used is used next, so that surplus ones go stale and are closed. */
  #idle: Connection[] = [];
  #waiting: Exchange[] = [];
  #isClosed = false;

  constructor(address: GroupAddress, headers: SentHeaders, limits: ConnectionLimits) {
    this.#prefix = address.prefix;
    this.#headers = headers;
    this.#limits = limits;
    this.#home = {
      address,
      heads: new HeadCache(address.origin),
      last: new LastReply(),
      buffer: Buffer.allocUnsafeSlow(64 * 1024),
      timeoutMs: limits.timeoutMs,
      keepAliveMs: limits.keepAliveMs,
      requestsMax: limits.requestsPerConnectionMax,
      onFree: (connection) => this.#onFree(connection),
      onGone: (connection) => this.#onGone(connection),
      onStale: (exchange) => this.#retry(exchange),
    };
  }

  exchange(outgoing: Outgoing, hear: Hear): void {
    if (this.#isClosed) return refuse(hear, failedReply('interrupted', 'the run was stopped', outgoing));
    const text = this.#textOf(outgoing);
    if (text === undefined)
      return refuse(hear, failedReply('error', 'a header that cannot be sent', outgoing));
    this.#begin(new Exchange(outgoing, text, hear));
  }

  close(): Promise<void> {
    this.#isClosed = true;
    for (const exchange of this.#waiting) exchange.fail('interrupted', 'the run was stopped');
    this.#waiting = [];
    for (const connection of this.#open) connection.fail('interrupted', 'the run was stopped');
    return Promise.resolve();
  }

  /** The request up to its body. */
  #textOf({ method, target, headers, body }: Outgoing): string | undefined {
    const lines = this.#headers.linesOf(headers);
    if (lines === undefined) return undefined;
    const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
    return `${method} ${this.#prefix}${target} HTTP/1.1\r\n${lines}${length}\r\n`;
  }

  #begin(exchange: Exchange): void {
    const now = performance.now();
    const idle = this.#freshest(now);
    if (idle !== undefined) idle.carry(exchange, now);
    else {
      const { timeoutMs, connectionsMax } = this.#limits;
      exchange.clock = setTimeout(() => this.#giveUp(exchange), timeoutMs);
      if (this.#open.size < connectionsMax) this.#connect(exchange);
      else this.#waiting.push(exchange);
    }
  }

  #freshest(now: number): Connection | undefined {
    const last = this.#idle.pop();
    if (last === undefined || last.isFresh(now)) return last;
    for (const stale of [...this.#idle, last]) stale.end();
    this.#idle = [];
    return undefined;
  }

  #connect(exchange: Exchange): void {
    const connection = new Connection(this.#home);
    this.#open.add(connection);
    connection.carry(exchange, performance.now());
  }

  #retry(exchange: Exchange): void {
    const { timeoutMs } = this.#limits;
    const leftMs = Math.max(0, exchange.begunAt + timeoutMs - performance.now());
    exchange.clock ??= setTimeout(() => this.#giveUp(exchange), leftMs);
    this.#connect(exchange);
  }

  #onFree(connection: Connection): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(connection);
    else connection.carry(next, performance.now());
  }

  #onGone(connection: Connection): void {
    this.#open.delete(connection);
    this.#idle = this.#idle.filter((other) => other !== connection);
    const next = this.#waiting.shift();
    if (next !== undefined) this.#connect(next);
  }

  #giveUp(exchange: Exchange): void {
    const message = `no whole reply within ${this.#limits.timeoutMs} ms`;
    this.#waiting = this.#waiting.filter((other) => other !== exchange);
    for (const connection of this.#open)
      if (connection.carries(exchange)) connection.fail('timeout', message);
    if (!exchange.isSettled) exchange.fail('timeout', message);
  }
}
