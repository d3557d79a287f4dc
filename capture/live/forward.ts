import type { ClientRequest, IncomingMessage, InformationEvent, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { pairs, repliedHeaders } from './proxy-headers.ts';
import type { Upstream } from './upstream.ts';

/** How one proxied request ended. */
export interface Forwarded {
  /** Of upstream; absent when it gave none or the client left before all of the reply was there. */
  readonly status?: number;
  /** Of the body, as it went over the wire; absent where it was not looked at. */
  readonly replyBytes?: number;
  /** What we answered because upstream did not. */
  readonly failed?: 502 | 504;
}

/**
 * Passes one request on and its reply back, both as streams: neither is held in memory, and the slower side
 * sets the pace. Upstream that cannot be reached gives 502, silence for the timeout 504. A client that leaves
 * ends the request upstream, and a reply that upstream cuts is cut for the client too.
 */
export function forward(
  request: IncomingMessage,
  reply: ServerResponse,
  upstream: Upstream,
): Promise<Forwarded> {
  return new Promise((resolve) => new Passage(request, reply, upstream).start(resolve));
}

class Passage {
  readonly #request: IncomingMessage;
  readonly #reply: ServerResponse;
  readonly #upstream: Upstream;
  /** Nothing is lost or done twice when such a request is sent again. */
  readonly #isRepeatable: boolean;
  #outgoing: ClientRequest | undefined;
  #status: number | undefined;
  #replyBytes = 0;
  #failed: 502 | 504 | undefined;

  constructor(request: IncomingMessage, reply: ServerResponse, upstream: Upstream) {
    this.#request = request;
    this.#reply = reply;
    this.#upstream = upstream;
    this.#isRepeatable = /^(?:GET|HEAD|OPTIONS)$/.test(request.method ?? '') && !hasBody(request);
  }

  start(onEnd: (end: Forwarded) => void): void {
    this.#reply.once('close', () => {
      const isWhole = this.#reply.writableFinished;
      if (!isWhole) this.#outgoing?.destroy();
      onEnd({
        status: isWhole ? this.#status : undefined,
        replyBytes: this.#replyBytes,
        failed: this.#failed,
      });
    });
    // the reply tells by `close`; without a listener these would end the process
    this.#reply.on('error', () => {});
    this.#request.on('error', () => {});
    this.#send({ keep: this.#isRepeatable });
  }

  #send(how: { readonly keep: boolean }): void {
    let outgoing: ClientRequest;
    try {
      outgoing = this.#upstream.open(this.#request, how);
    } catch {
      return this.#fail(502);
    }
    this.#outgoing = outgoing;
    outgoing.on('timeout', () => {
      if (this.#isClientsTurn(outgoing)) return;
      this.#fail(504);
      outgoing.destroy();
    });
    outgoing.on('error', () => {
      // what happens to a reply that has begun is for its own stream to tell
      if (this.#status !== undefined) return;
      // upstream may close a kept connection at the moment we use it
      const isStale = outgoing.reusedSocket && how.keep && !this.#reply.headersSent;
      if (isStale && !this.#reply.destroyed) this.#send({ keep: false });
      else this.#fail(502);
    });
    outgoing.on('information', (hints) => this.#hint(hints));
    outgoing.on('response', (incoming) => this.#deliver(incoming));
    if (hasBody(this.#request)) this.#pipeBody(outgoing);
    else outgoing.end();
  }

  #pipeBody(outgoing: ClientRequest): void {
    this.#request.once('end', () => outgoing.addTrailers(pairs(this.#request.rawTrailers)));
    this.#request.pipe(outgoing);
  }

  /** Upstream is silent because it waits for an upload, or for a client that reads slowly. */
  #isClientsTurn(outgoing: ClientRequest): boolean {
    const isUploading = !this.#request.complete && !outgoing.writableNeedDrain;
    return isUploading || this.#reply.writableNeedDrain;
  }

  /** The links of `103 Early Hints`. Old clients know no such thing. */
  #hint({ statusCode, headers }: InformationEvent): void {
    const { link } = headers;
    if (statusCode !== 103 || link === undefined || this.#request.httpVersion !== '1.1') return;
    if (this.#reply.headersSent || this.#reply.destroyed) return;
    try {
      this.#reply.writeEarlyHints({ link: String(link).split(/,\s*(?=<)/) });
    } catch {
      // what Node does not let pass is only a hint
    }
  }

  #deliver(incoming: IncomingMessage): void {
    if (this.#reply.headersSent || this.#reply.destroyed) return void incoming.destroy();
    try {
      this.#reply.sendDate = false;
      this.#reply.writeHead(incoming.statusCode ?? 502, incoming.statusMessage, repliedHeaders(incoming));
    } catch {
      incoming.destroy();
      return this.#fail(502);
    }
    this.#status = incoming.statusCode;
    incoming.on('data', (chunk: Buffer) => {
      this.#replyBytes += chunk.length;
    });
    incoming.once('end', () => this.#reply.addTrailers(pairs(incoming.rawTrailers)));
    pipeline(incoming, this.#reply, () => {});
  }

  #fail(status: 502 | 504): void {
    if (this.#reply.headersSent || this.#reply.destroyed) return void this.#reply.destroy();
    this.#failed = status;
    const text = status === 502 ? 'Upstream cannot be reached.\n' : 'Upstream did not answer in time.\n';
    this.#request.unpipe();
    this.#reply.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(text);
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
