import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { HeaderFields } from '../header-fields.ts';

/** What is known of a request before its body. */
export type RequestHead = Pick<
  IncomingMessage,
  'method' | 'url' | 'httpVersion' | 'headers' | 'rawHeaders' | 'socket'
>;

/** An error of the connection or of Node's parser, with the bytes that came last. */
export interface ParserError extends Pick<NodeJS.ErrnoException, 'code'> {
  readonly bytesParsed?: number;
  readonly rawPacket?: Buffer;
}

/**
 * Reads what Node's parser refuses and most servers take: a target with bytes beyond ASCII, as clients send that
 * escape nothing. Gives the head and what follows it; undefined for everything else, and for a head that came in
 * pieces or behind another request.
 */
export function readRefusedHead(
  { code, rawPacket, bytesParsed = 0 }: ParserError,
  socket: Duplex,
): { readonly head: RequestHead; readonly rest: Buffer } | undefined {
  const end = rawPacket?.indexOf('\r\n\r\n') ?? -1;
  if (code !== 'HPE_INVALID_URL' || rawPacket === undefined || end < 0) return undefined;
  const [line = '', ...fields] = rawPacket.toString('latin1', 0, end).split('\r\n');
  const [, method, url, httpVersion] = /^([A-Z]+) (\/[!-~\x80-\xff]*) HTTP\/(1\.[01])$/.exec(line) ?? [];
  if (url === undefined || httpVersion === undefined || bytesParsed > line.length) return undefined;
  const rawHeaders = fields.flatMap((field) => fieldPattern.exec(field)?.slice(1) ?? []);
  const headers = new HeaderFields();
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.add(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  const known = headers.close().headers;
  // what is left out or told in two ways may mean something else upstream
  const isSure = rawHeaders.length === 2 * fields.length && !isFramedTwice(known);
  if (!isSure) return undefined;
  const head = {
    method,
    url,
    httpVersion,
    rawHeaders,
    headers: known,
    socket: socket as RequestHead['socket'],
  };
  return { head, rest: rawPacket.subarray(end + 4) };
}

const fieldPattern = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\t -~\x80-\xff]*?)[ \t]*$/;

function isFramedTwice(headers: Readonly<Record<string, string>>): boolean {
  const length = headers['content-length'];
  return length !== undefined && (headers['transfer-encoding'] !== undefined || !/^\d+$/.test(length));
}

/** What Node says where nobody listens; nothing behind a reply that has begun. */
export function refuse(socket: Duplex, { code }: ParserError, hasReply: boolean): void {
  if (!socket.writable || hasReply || code === 'ECONNRESET') return void socket.destroy();
  const status = refusals[code ?? ''] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
}

const refusals: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
