/**
 * The wall around the browser: a proxy through which all its traffic goes, and which sends GET and HEAD to
 * allowed hosts and nothing else. It ends TLS itself, so that it sees methods and paths of https too.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { GroupOptions } from '../../options.ts';
import { isAllowedHost, refusalOf, type AdmissionRules } from './admission.ts';
import { endToEnd, onwardHeaders, type WallSession } from './marks.ts';
import type { Preflight, RequestOutcome, SeenRequest } from './seen-request.ts';
import type { ThrowawayCertificate } from './throwaway-certificate.ts';
import type { Upstream } from './upstream.ts';

/** What all walls of a run share. */
export interface WallParts {
  readonly admission: AdmissionRules;
  readonly certificate: ThrowawayCertificate;
  readonly runId: string;
  /** For one request and its whole reply. */
  readonly timeoutMs: number;
  /** Waits until the next request may go out; says for how long it did, ms. */
  pass(): Promise<number>;
  /** Hears of every request that has ended. */
  onEnded(group: 'stable' | 'preview', request: SeenRequest): void;
}

/** The group that a page is asked of, and the way to it. */
export interface WallSide {
  readonly name: 'stable' | 'preview';
  readonly group: GroupOptions;
  readonly upstream: Upstream;
  /** Of whom the page is opened as; absent where nobody is signed in. */
  readonly session?: WallSession;
}

export interface FilteringProxy {
  /** `http://127.0.0.1:PORT`, for the browser. */
  readonly url: string;
  /** Every request so far, in order. */
  readonly seen: readonly SeenRequest[];
  /** Every preflight that was answered here. */
  readonly preflights: readonly Preflight[];
  /** Requests under way, also those that wait to be sent. */
  readonly open: number;
  /** Requests that our own rate limit holds back. */
  readonly held: number;
  /** Ends everything under way. */
  close(): Promise<void>;
}

/** Starts a wall on a free loopback port, for one page asked of one group. */
export async function openFilteringProxy(parts: WallParts, side: WallSide): Promise<FilteringProxy> {
  const wall = new Wall(parts, side);
  await wall.listen();
  return wall;
}

type Mutable = { -readonly [Key in keyof SeenRequest]: SeenRequest[Key] };

class Wall implements FilteringProxy {
  readonly seen: Mutable[] = [];
  readonly preflights: Preflight[] = [];
  open = 0;
  held = 0;
  readonly #parts: WallParts;
  readonly #side: WallSide;
  readonly #origin: string;
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  /** What a tunnelled connection leads to. */
  readonly #tunnels = new WeakMap<Duplex, string>();
  readonly #closed = new AbortController();

  constructor(parts: WallParts, side: WallSide) {
    this.#parts = parts;
    this.#side = side;
    this.#origin = new URL(side.group.url).origin;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on('connection', (socket) => this.#keep(socket));
    this.#server.on('connect', (request, socket: Socket, head) => this.#tunnel(request, socket, head));
    this.#server.on('upgrade', (request, socket) => {
      this.#refuse(this.#note(request, new URL(this.#urlOf(request))), 'websocket');
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    });
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((listening, failed) => {
      this.#server.once('error', failed);
      this.#server.listen(0, '127.0.0.1', listening);
    });
  }

  async close(): Promise<void> {
    this.#closed.abort();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((closed) => this.#server.close(closed));
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
  }

  /** CONNECT: to an allowed host it leads to ourselves, where TLS and whatever is in it are looked at. */
  #tunnel(request: IncomingMessage, socket: Socket, head: Buffer): void {
    this.#keep(socket);
    const authority = request.url ?? '';
    const url = URL.canParse(`https://${authority}`) ? new URL(`https://${authority}`) : undefined;
    if (url === undefined || !isAllowedHost(url, this.#parts.admission.hosts)) {
      if (url !== undefined) this.#refuse(this.#note(request, url), 'host');
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      const inner = first[0] === tlsHandshake ? this.#endTls(socket) : socket;
      this.#tunnels.set(inner, `${inner === socket ? 'http' : 'https'}://${authority}`);
      this.#server.emit('connection', inner);
      process.nextTick(() => socket.resume());
    });
  }

  #endTls(socket: Socket): TLSSocket {
    const { key, cert } = this.#parts.certificate;
    return new TLSSocket(socket, {
      isServer: true,
      secureContext: createSecureContext({ key, cert }),
      ALPNProtocols: ['http/1.1'],
    });
  }

  #urlOf(request: IncomingMessage): string {
    const tunnel = this.#tunnels.get(request.socket);
    return tunnel === undefined ? (request.url ?? '') : tunnel + (request.url ?? '');
  }

  #note(request: IncomingMessage, url: URL): Mutable {
    const purpose = request.headers['sec-fetch-dest'];
    const seen: Mutable = {
      method: request.method ?? '',
      url,
      isOwn: url.origin === this.#origin,
      ...(typeof purpose === 'string' && { purpose }),
      heldBackMs: 0,
      tookMs: 0,
      outcome: { kind: 'open' },
    };
    this.seen.push(seen);
    return seen;
  }

  #end(seen: Mutable, outcome: RequestOutcome): void {
    if (seen.outcome.kind !== 'open') return;
    seen.outcome = outcome;
    this.#parts.onEnded(this.#side.name, seen);
  }

  #refuse(seen: Mutable, refusal: Extract<RequestOutcome, { kind: 'refused' }>['refusal']): void {
    this.#end(seen, { kind: 'refused', refusal });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = this.#urlOf(request);
    if (!URL.canParse(text)) return void response.writeHead(400).end();
    const url = new URL(text);
    const { method = '', headers } = request;
    const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
    const asked = { method: isPreflight ? headers['access-control-request-method']! : method, url };
    const refusal = refusalOf({ ...asked, isUpgrade: false }, this.#parts.admission);
    if (refusal !== undefined) {
      this.#refuse(this.#note(request, url), refusal);
      response.writeHead(403, { ...openToAll(request), 'x-seaworthy-refused': refusal }).end();
    } else if (isPreflight) {
      // the server is not asked by a method that is neither GET nor HEAD; that it was not is judged
      const named = (headers['access-control-request-headers'] ?? '').toLowerCase();
      this.preflights.push({
        ...asked,
        headers: named
          .split(/[\s,]+/)
          .filter(Boolean)
          .sort(),
      });
      response.writeHead(204, openToAll(request)).end();
    } else {
      this.open += 1;
      await this.#pass(this.#note(request, url), request, response);
      this.open -= 1;
    }
  }

  async #pass(seen: Mutable, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { timeoutMs, runId } = this.#parts;
    const { group, upstream, session } = this.#side;
    const left = new AbortController();
    response.on('close', () => left.abort());
    this.held += 1;
    seen.heldBackMs = await this.#parts.pass();
    this.held -= 1;
    const sentAt = performance.now();
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([left.signal, timeout, this.#closed.signal]);
    try {
      signal.throwIfAborted();
      const headers = onwardHeaders(request.headers, group, { isOwn: seen.isOwn, runId, session });
      const reply = await upstream.send({ method: seen.method, url: seen.url, headers, signal });
      const { 'alt-svc': _otherWayOut, ...passed } = endToEnd(reply.headers);
      const status = reply.statusCode ?? 0;
      response.writeHead(status, passed);
      for await (const chunk of reply) {
        if (!response.write(chunk)) await drained(response, signal);
      }
      response.end();
      seen.tookMs = performance.now() - sentAt;
      this.#end(seen, { kind: 'answered', status, headers: passed as Record<string, string | string[]> });
    } catch (error) {
      seen.tookMs = performance.now() - sentAt;
      const wasLeft = !timeout.aborted && (left.signal.aborted || this.#closed.signal.aborted);
      const message = timeout.aborted ? `no whole reply within ${timeoutMs} ms` : messageOf(error);
      this.#end(seen, wasLeft ? { kind: 'left' } : { kind: 'failed', message });
      response.destroy();
    }
  }
}

const tlsHandshake = 0x16;

/** A refusal that the page may read, whatever its origin. */
function openToAll({ headers }: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
  };
}

function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    response.once('drain', resolve);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
}
