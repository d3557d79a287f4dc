import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from './live-options.ts';
import type { RequestHead } from './request-head.ts';

/**
 * Headers are handled as flat lists of names and values, as they came: case, order and repetition stay.
 * No `Via` is added, although RFC 9110 7.6.3 asks for it: servers reply differently to it (nginx stops packing).
 */
type RawHeaders = readonly string[];

/** RFC 9110 7.6.1, and `expect`, which is answered here. */
const hopByHop = new Set(
  'connection keep-alive proxy-connection te transfer-encoding upgrade expect http2-settings'.split(' '),
);

/** With other methods Node sends an empty body in chunks where no length is told, which not every server takes. */
const bodiless = new Set('GET HEAD DELETE OPTIONS TRACE'.split(' '));

/** What upstream gets: end-to-end headers, and who asked. */
export function forwardedHeaders(request: Omit<RequestHead, 'httpVersion'>, upstreamHost: string): string[] {
  const { headers, socket } = request;
  const kept = withoutNames(endToEnd(request.rawHeaders), (name) => name === 'x-forwarded-for');
  const add = (name: string, value: string): void => void kept.push(name, value);
  if (headers.host === undefined) add('Host', upstreamHost);
  add('X-Forwarded-For', forwardedFor(headers['x-forwarded-for'], socket.remoteAddress ?? 'unknown'));
  if (headers['x-forwarded-host'] === undefined && headers.host !== undefined) {
    add('X-Forwarded-Host', headers.host);
  }
  if (headers['x-forwarded-proto'] === undefined) add('X-Forwarded-Proto', 'http');
  if (headers['transfer-encoding'] !== undefined) add('Transfer-Encoding', 'chunked');
  else if (headers['content-length'] === undefined && !bodiless.has(request.method ?? '')) {
    add('Content-Length', '0');
  }
  return kept;
}

/** What an upgrade gets: also the headers that ask for it. */
export function upgradeHeaders(request: RequestHead, upstreamHost: string): string[] {
  const asked = pairs(request.rawHeaders).filter(([name]) =>
    /^(?:connection|upgrade|http2-settings)$/i.test(name),
  );
  return [...forwardedHeaders(request, upstreamHost), ...asked.flat()];
}

/** What a request gets that has its connection for itself. */
export function lastHeaders(request: RequestHead, upstreamHost: string): string[] {
  return [...forwardedHeaders(request, upstreamHost), 'Connection', 'close'];
}

/** What the client gets. How the body is framed is for this connection to say. */
export function repliedHeaders(reply: IncomingMessage): string[] {
  return endToEnd(reply.rawHeaders);
}

/** `[name, value, …]` of trailers as Node takes them. */
export function pairs(raw: RawHeaders): [name: string, value: string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[2 * index] ?? '',
    raw[2 * index + 1] ?? '',
  ]);
}

function endToEnd(raw: RawHeaders): string[] {
  const named = new Set(
    pairs(raw)
      .filter(([name]) => name.toLowerCase() === 'connection')
      .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/)),
  );
  return withoutNames(raw, (name) => hopByHop.has(name) || named.has(name));
}

function withoutNames(raw: RawHeaders, goes: (name: string) => boolean): string[] {
  return pairs(raw)
    .filter(([name]) => !goes(name.toLowerCase()))
    .flat();
}

/** A proxy before us on this machine has said all: our own address would only shift what others count on. */
function forwardedFor(before: string | readonly string[] | undefined, peer: string): string {
  if (before === undefined) return peer;
  return isLoopbackHost(peer) ? String(before) : `${String(before)}, ${peer}`;
}
