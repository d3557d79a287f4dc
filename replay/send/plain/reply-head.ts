/** Reads the head of an HTTP/1.1 reply. Stricter than clients must be: what two readers could read differently is refused. */
import type { BodySource } from '../../body.ts';
import type { CompleteReply } from '../../reply.ts';
import { withoutOrigin } from '../without-origin.ts';

/** Of a body whose length its head does not say. */
export const framedByChunks = -1;
export const framedByClose = -2;

export interface ReplyHead {
  readonly status: number;
  readonly headers: CompleteReply['headers'];
  /** Bytes of the body of a reply to GET, or one of the two above. */
  readonly length: number;
  /** Whether the server keeps the connection open. */
  readonly stays: boolean;
  /** For how long an idle connection is kept, as the server says, ms. */
  readonly idleMsMax: number;
  readonly source: BodySource;
}

/** What came is not HTTP, or not such that one can rely on it. */
export class Malformed {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

type Headers = Record<string, string | string[]>;

const statusLine = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const headerLine = /^([!#$%&'*+.^_`|~\dA-Za-z-]+):([\t\x20-\x7e\x80-\xff]*)$/;

/** `text` is the head without its last empty line, one character for each byte. `origin` is the group's own. */
export function parseHead(text: string, origin: string): ReplyHead | Malformed {
  const lines = text.split('\r\n');
  const [, minor, status] = statusLine.exec(lines[0] ?? '') ?? [];
  if (status === undefined) return new Malformed(`not an HTTP reply: ${JSON.stringify(text.slice(0, 40))}`);
  const headers = parseHeaders(lines.slice(1));
  if (headers instanceof Malformed) return headers;
  const length = bodyLength(headers, minor === '0');
  if (length instanceof Malformed) return length;
  const options = last(headers['connection']).toLowerCase();
  const stays = minor === '1' ? !/\bclose\b/.test(options) : /\bkeep-alive\b/.test(options);
  const keepAlive = /\btimeout=(\d{1,6})\b/.exec(last(headers['keep-alive']))?.[1];
  const encoding = headers['content-encoding'];
  return {
    status: Number(status),
    headers: withoutOrigin(headers, origin),
    length,
    stays,
    // a second less, so that we hang up first
    idleMsMax: keepAlive === undefined ? Infinity : Number(keepAlive) * 1000 - 1000,
    source: encoding === undefined ? { origin } : { origin, encoding: String(encoding) },
  };
}

/** Header lines of a head or a trailer; names in lower case, repeated ones as a list. */
export function parseHeaders(lines: readonly string[]): Headers | Malformed {
  const headers = Object.create(null) as Headers;
  for (const line of lines) {
    const [, name, value] = headerLine.exec(line) ?? [];
    if (name === undefined || value === undefined)
      return new Malformed(`a header line that is none: ${JSON.stringify(line.slice(0, 40))}`);
    const known = name.toLowerCase();
    // readers disagree on tabs around a length
    const space = known === 'content-length' ? /^ +| +$/g : /^[\t ]+|[\t ]+$/g;
    add(headers, known, asUtf8(value.replace(space, '')));
  }
  return headers;
}

function add(headers: Headers, name: string, value: string): void {
  const known = headers[name];
  if (known === undefined) headers[name] = value;
  else if (typeof known === 'string') headers[name] = [known, value];
  else known.push(value);
}

/** Servers send UTF-8 where the standard knows only ASCII. */
function asUtf8(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value;
  const text = Buffer.from(value, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? value : text;
}

function bodyLength(headers: Headers, isOld: boolean): number | Malformed {
  const [length, transfer] = [headers['content-length'], headers['transfer-encoding']];
  if (transfer !== undefined) {
    if (length !== undefined) return new Malformed('both content-length and transfer-encoding');
    if (isOld || String(transfer).toLowerCase() !== 'chunked')
      return new Malformed(`transfer-encoding ${JSON.stringify(transfer)}`);
    return framedByChunks;
  }
  if (length === undefined) return framedByClose;
  if (typeof length === 'string' && /^\d{1,15}$/.test(length)) return Number(length);
  return new Malformed(`content-length ${JSON.stringify(length)}`);
}

function last(value: string | readonly string[] | undefined): string {
  return value === undefined ? '' : String(value);
}
