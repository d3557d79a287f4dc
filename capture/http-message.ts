import { textOf } from './byte-text.ts';
import { HeaderFields } from './header-fields.ts';

/** A recorded HTTP/1 message, as far as it was kept. */
export interface HttpMessage {
  /** `GET / HTTP/1.1` or `HTTP/1.1 200 OK`. */
  readonly startLine: string;
  readonly fields: HeaderFields;
  /** Framed as it was sent, for example in chunks. */
  readonly body: Buffer;
}

const carriageReturn = 13;
const newline = 10;

/** Takes a message apart; line ends may be CRLF or LF. The body is a view, not a copy. */
export function parseMessage(bytes: Buffer): HttpMessage {
  const fields = new HeaderFields();
  const first = lineAt(bytes, 0);
  let next = first.next;
  while (next < bytes.length) {
    const line = lineAt(bytes, next);
    next = line.next;
    if (line.text === '') break;
    const colon = line.text.indexOf(':');
    if (colon > 0) fields.add(line.text.slice(0, colon), line.text.slice(colon + 1).trim());
  }
  return { startLine: textOf(bytes, 0, first.text.length), fields, body: bytes.subarray(next) };
}

/** One character per byte, as headers are. */
function lineAt(bytes: Buffer, start: number): { readonly text: string; readonly next: number } {
  const found = bytes.indexOf(newline, start);
  const end = found < 0 ? bytes.length : found;
  const isCrlf = end > start && bytes[end - 1] === carriageReturn;
  return { text: bytes.toString('latin1', start, isCrlf ? end - 1 : end), next: end + 1 };
}

/** The body of a message sent with `Transfer-Encoding: chunked`; undefined when it is not complete. */
export function withoutChunks(body: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const { text, next } = lineAt(body, at);
    const size = /^[\da-f]{1,8}(?=\s*(?:;|$))/i.test(text) ? parseInt(text, 16) : NaN;
    if (size === 0) return Buffer.concat(pieces);
    if (!(next + size <= body.length)) return undefined;
    pieces.push(body.subarray(next, next + size));
    at = lineAt(body, next + size).next;
  }
  return undefined;
}
