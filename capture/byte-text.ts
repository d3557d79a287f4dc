/**
 * Text of a capture that gives its bytes back, whatever they are. What is no UTF-8 becomes lone surrogates: U+DC00 and
 * the byte, as PEP 383 has it.
 */
import { isUtf8 } from 'node:buffer';

const escaped = /[\uDC80-\uDCFF]/u;
const lead = 0xdc00;

/** The text of a part of some bytes. */
export function textOf(bytes: Buffer, start = 0, end: number = bytes.length): string {
  const text = bytes.toString('utf8', start, end);
  return text.includes('\uFFFD') ? escapedTextOf(bytes.subarray(start, end)) : text;
}

/** The bytes that `textOf` was given. */
export function bytesOf(text: string): Buffer {
  if (!escaped.test(text)) return Buffer.from(text);
  const pieces = text.split(/([\uDC80-\uDCFF])/u);
  return Buffer.concat(
    pieces.map((piece) =>
      escaped.test(piece) ? Buffer.from([piece.charCodeAt(0) - lead]) : Buffer.from(piece),
    ),
  );
}

function escapedTextOf(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const plain = plainFrom(bytes, at);
    if (plain > at) text += bytes.toString('latin1', at, plain);
    at = plain;
    if (at === bytes.length) break;
    const whole = bytes.subarray(at, at + lengthBy(bytes[at] as number));
    const isWhole = isUtf8(whole);
    text += isWhole ? whole.toString() : String.fromCharCode(lead + (bytes[at] as number));
    at += isWhole ? whole.length : 1;
  }
  return text;
}

/** Where the next byte above ASCII stands. */
function plainFrom(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] as number) < 128) at += 1;
  return at;
}

/** Of a character that begins with this byte. */
function lengthBy(first: number): number {
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}
