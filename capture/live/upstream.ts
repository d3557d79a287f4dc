import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { HarnessError } from '../../reports/index.ts';
import { checkAmounts, timerMsMax } from './live-options.ts';
import { forwardedHeaders } from './proxy-headers.ts';

/** Larger than what servers take, so that they and not we refuse a request. */
export const headerBytesMax = 128 * 1024;

export interface UpstreamOptions {
  /** Where every request goes: `http://127.0.0.1:8080` or `https://…`. */
  readonly upstream: string;
  /** Silence of upstream after which the client gets 504. Default 60 s. */
  readonly upstreamTimeoutMs?: number;
  /** Certificates (PEM) of the authorities that upstream's may be signed by. Default: those that Node trusts. */
  readonly upstreamCa?: string;
  /** The name that upstream's certificate must have. Default: the host of `upstream`. */
  readonly upstreamName?: string;
}

/** Where the proxied requests go. Nothing else is ever connected to. */
export class Upstream {
  /** As a `Host` header has it. */
  readonly host: string;
  readonly #isTls: boolean;
  readonly #timeoutMs: number;
  readonly #agent: Agent;
  readonly #address: {
    readonly host: string;
    readonly port: number;
    readonly servername: string | undefined;
    readonly ca: string | undefined;
  };

  /** @throws {HarnessError} `usage` */
  constructor({ upstream, upstreamTimeoutMs = 60_000, upstreamCa, upstreamName }: UpstreamOptions) {
    checkAmounts({ upstreamTimeoutMs }, timerMsMax);
    const url = upstreamUrl(upstream);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const keep = { keepAlive: true, maxFreeSockets: 256 };
    this.host = url.host;
    this.#isTls = url.protocol === 'https:';
    this.#timeoutMs = upstreamTimeoutMs;
    this.#agent = this.#isTls ? new TlsAgent(keep) : new Agent(keep);
    this.#address = {
      host,
      port: Number(url.port) || (this.#isTls ? 443 : 80),
      // an address is no server name (RFC 6066)
      servername: upstreamName ?? (isIP(host) === 0 ? host : undefined),
      ca: upstreamCa,
    };
  }

  /** The same request for upstream, its body still to be written. `keep`: over a connection that is used again. */
  open(incoming: IncomingMessage, { keep }: { readonly keep: boolean }): ClientRequest {
    return (this.#isTls ? tlsRequest : request)({
      ...this.#address,
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
    return this.#isTls ? tlsConnect(this.#address) : connect(this.#address);
  }

  close(): void {
    this.#agent.destroy();
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
