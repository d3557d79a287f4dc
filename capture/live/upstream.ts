import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { HarnessError } from '../../reports/index.ts';
import { forwardedHeaders } from './proxy-headers.ts';

/** Larger than what servers take, so that they and not we refuse a request. */
export const headerBytesMax = 128 * 1024;

/** Where the proxied requests go. Nothing else is ever connected to. */
export class Upstream {
  readonly #url: URL;
  readonly #timeoutMs: number;
  readonly #agent: Agent;

  /** @throws {HarnessError} `usage` */
  constructor(url: string, timeoutMs: number) {
    this.#url = upstreamUrl(url);
    this.#timeoutMs = timeoutMs;
    const keep = { keepAlive: true, maxFreeSockets: 256 };
    this.#agent = this.#isTls ? new TlsAgent(keep) : new Agent(keep);
  }

  get host(): string {
    return this.#url.host;
  }

  /** The same request for upstream, its body still to be written. `keep`: over a connection that is used again. */
  open(incoming: IncomingMessage, { keep }: { readonly keep: boolean }): ClientRequest {
    const { hostname, port } = this.#url;
    return (this.#isTls ? tlsRequest : request)({
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      servername: hostname,
      method: incoming.method,
      path: incoming.url,
      headers: forwardedHeaders(incoming, this.host),
      agent: keep ? this.#agent : false,
      timeout: this.#timeoutMs,
      maxHeaderSize: headerBytesMax,
    });
  }

  /** A bare connection, for what is no HTTP any more after an upgrade. */
  connect(): Socket {
    const host = this.#url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(this.#url.port) || (this.#isTls ? 443 : 80);
    return this.#isTls ? tlsConnect({ host, port, servername: host }) : connect({ host, port });
  }

  close(): void {
    this.#agent.destroy();
  }

  get #isTls(): boolean {
    return this.#url.protocol === 'https:';
  }
}

function upstreamUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.pathname === '/' && url.search === '' && url.username === '';
  if (url !== undefined && isPlain && /^https?:$/.test(url.protocol)) return url;
  throw new HarnessError('usage', {
    what: `"${text}" is no address of a server.`,
    where: 'upstream',
    todo: 'Write it as http://127.0.0.1:8080, without path, query and user name.',
  });
}
