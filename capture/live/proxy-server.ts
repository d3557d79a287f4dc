import { createServer, ServerResponse, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { forward, type Forwarded } from './forward.ts';
import type { LiveServer } from './live-server.ts';
import { observedExchange } from './observed-exchange.ts';
import { lastHeaders, upgradeHeaders } from './proxy-headers.ts';
import type { Recorder } from './recorder.ts';
import { readRefusedHead, refuse, type ParserError, type RequestHead } from './request-head.ts';
import { tunnel } from './tunnel.ts';
import { headerBytesMax, type Upstream } from './upstream.ts';

/** Passes on what comes, and tells the recorder of each request how it ended. */
export class ProxyServer implements LiveServer {
  readonly server: Server;
  readonly upgraded = new Set<Duplex>();
  readonly replies = new Map<Duplex, ServerResponse>();
  readonly failed = new Map<string, number>();
  readonly #upstream: Upstream;
  readonly #recorder: Recorder;
  readonly #now: () => Date;
  readonly #passing = new Set<Promise<void>>();

  constructor(upstream: Upstream, recorder: Recorder, now: () => Date) {
    this.#upstream = upstream;
    this.#recorder = recorder;
    this.#now = now;
    // uploads may take hours; who sends no headers within a minute is no client
    this.server = createServer({ requestTimeout: 0, headersTimeout: 60_000, maxHeaderSize: headerBytesMax });
    this.server.keepAliveTimeout = 75_000;
    this.server.on('request', (request, reply) => this.#answer(request, reply));
    this.server.on('upgrade', (request, socket, first) => this.#upgrade(request, socket, first));
    this.server.on('connect', (_request, socket) => {
      recorder.skip('connect');
      refuse(socket, {}, false);
    });
    this.server.on('clientError', (error: ParserError, socket) => this.#takeRefused(error, socket));
  }

  async close(): Promise<void> {
    await Promise.all(this.#passing);
    this.#upstream.close();
  }

  #answer(request: IncomingMessage, reply: ServerResponse): void {
    const { socket } = request;
    if (!this.server.listening) reply.shouldKeepAlive = false;
    this.replies.set(socket, reply);
    reply.once('close', () => {
      if (this.replies.get(socket) === reply) this.replies.delete(socket);
    });
    this.#pass(request, forward(request, reply, this.#upstream));
  }

  #upgrade(request: IncomingMessage, socket: Duplex, first: Buffer): void {
    this.#handOver(socket);
    if (isPlainGet(request)) return this.#answer(request, replyOver(socket as Socket, request));
    this.#recorder.skip(/^websocket$/i.test(request.headers.upgrade ?? '') ? 'websocket' : 'upgrade');
    const headers = upgradeHeaders(request, this.#upstream.host);
    void tunnel(request, { client: socket, first, headers, upstream: this.#upstream });
  }

  /** The server may take what Node's parser does not. */
  #takeRefused(error: ParserError, socket: Duplex): void {
    // its parser is left behind
    if (this.upgraded.has(socket)) return;
    const under = this.replies.get(socket);
    const refused = under === undefined ? readRefusedHead(error, socket) : undefined;
    if (refused === undefined) {
      if (under === undefined && error.code?.startsWith('HPE_') === true)
        this.#recorder.skip('malformed-request');
      return refuse(socket, error, under?.headersSent === true);
    }
    this.#handOver(socket);
    for (const event of ['data', 'end', 'timeout']) socket.removeAllListeners(event);
    const { head, rest: first } = refused;
    const headers = lastHeaders(head, this.#upstream.host);
    this.#pass(head, tunnel(head, { client: socket, first, headers, upstream: this.#upstream }));
  }

  #pass(request: RequestHead, passed: Promise<Forwarded>): void {
    const recorded = this.#record(request, passed).finally(() => this.#passing.delete(recorded));
    this.#passing.add(recorded);
  }

  async #record(request: RequestHead, passed: Promise<Forwarded>): Promise<void> {
    const startedAtMs = this.#now().getTime();
    const peer = request.socket.remoteAddress;
    const start = performance.now();
    const { status, replyBytes, failed } = await passed;
    if (failed !== undefined) this.failed.set(String(failed), (this.failed.get(String(failed)) ?? 0) + 1);
    const durationMs = Math.round((performance.now() - start) * 1000) / 1000;
    this.#recorder.take(() =>
      observedExchange(request, { peer, startedAtMs, durationMs, status, replyBytes }),
    );
  }

  #handOver(socket: Duplex): void {
    this.upgraded.add(socket);
    socket.on('close', () => this.upgraded.delete(socket));
  }
}

/** Some clients offer HTTP/2 (`Upgrade: h2c`) with an ordinary request; an offer may be left alone. */
function isPlainGet({ method, headers }: IncomingMessage): boolean {
  const isOffer = !/websocket/i.test(headers.upgrade ?? '');
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return isOffer && !hasBody && (method === 'GET' || method === 'HEAD');
}

/** Node hands an upgrade over without a reply object; this one closes the connection after it. */
function replyOver(socket: Socket, request: IncomingMessage): ServerResponse {
  const reply = new ServerResponse(request);
  reply.shouldKeepAlive = false;
  reply.assignSocket(socket);
  reply.on('finish', () => socket.end());
  return reply;
}
