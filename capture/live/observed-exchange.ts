import type { IncomingHttpHeaders } from 'node:http';
import type { Exchange, UnusableReason } from '../exchange.ts';
import { requestOf } from '../request-line.ts';
import { isLoopbackHost } from './live-options.ts';
import type { RequestHead } from './request-head.ts';

/** What is known beside the request itself. */
export interface Observed {
  /** Address of who connected, asked for while the connection was there. */
  readonly peer: string | undefined;
  /** As the client sent it; default: of the request seen here. */
  readonly method?: string;
  readonly target?: string;
  readonly startedAtMs: number;
  readonly durationMs?: number;
  readonly status?: number;
  readonly replyBytes?: number;
}

/** Never kept: how this one connection was used, and what proxies say about the client. */
const leftOut =
  /^(?:host|connection|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade|http2-settings|expect|content-length|forwarded|via|x-real-ip|x-forwarded-.*|x-original-(?:uri|method))$/;

/** A request on the wire as a record, or why it is none. Other methods than GET and HEAD are none. */
export function observedExchange(
  request: RequestHead,
  observed: Observed,
): Exchange | { readonly skipped: UnusableReason | `method-${string}` | 'websocket' } {
  const { headers } = request;
  const method = observed.method ?? request.method ?? '';
  if (method !== 'GET' && method !== 'HEAD') return { skipped: methodReason(method) };
  // a copy of nginx lacks the header that asks for the upgrade
  if (headers['sec-websocket-key'] !== undefined) return { skipped: 'websocket' };
  const line = requestOf(method, percentEncoded(observed.target ?? request.url ?? ''));
  if ('unusable' in line) return { skipped: line.unusable };
  const { peer, startedAtMs, durationMs, status, replyBytes } = observed;
  return {
    source: { file: '', line: 0 },
    ...line,
    host: headers.host,
    scheme: last(headers['x-forwarded-proto']) === 'https' ? 'https' : 'http',
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined || leftOut.test(name) ? [] : [[name, String(value)]],
      ),
    ),
    client: clientOf(peer, headers),
    startedAtMs,
    clockRule: 'start',
    clockResolutionMs: 1,
    durationMs,
    status,
    replyBytes,
  };
}

function methodReason(method: string): `method-${string}` {
  return /^(?:POST|PUT|PATCH|DELETE|OPTIONS|TRACE)$/.test(method)
    ? `method-${method.toLowerCase()}`
    : 'method-other';
}

/** Node gives one character per byte. */
function percentEncoded(target: string): string {
  return target.replace(
    /[\x7f-\xff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** What a proxy on this machine says, or else who connected. */
function clientOf(peer: string | undefined, headers: IncomingHttpHeaders): string | undefined {
  if (peer === undefined || !isLoopbackHost(peer)) return peer;
  return last(headers['x-real-ip']) ?? last(headers['x-forwarded-for']) ?? peer;
}

function last(value: string | readonly string[] | undefined): string | undefined {
  return value === undefined ? undefined : String(value).split(',').at(-1)?.trim();
}
