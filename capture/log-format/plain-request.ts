import type { LineCursor } from '../line-cursor.ts';
import { standsAt } from './field-end.ts';

/** As `GET`: one text for all lines, so that nothing is cut and compared. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => ({
  method,
  bytes: bytesOf(`${method} /`),
}));
const protocol = bytesOf(' HTTP/');
const [space, slashLength] = [32, 1];
/** What a target holds as it is: visible ASCII without quote, number sign, and backslash, which may be an escape. */
const isSendable = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x21 || (byte >= 0x24 && byte < 0x7f && byte !== 0x5c) ? 1 : 0,
);

/**
 * A request line in which nothing is to be undone, checked or refused, as most are: a known method, a path and query of
 * plain characters, and the protocol. Undefined for all others.
 */
export function plainRequest(
  line: LineCursor,
  start: number,
  end: number,
): { readonly method: string; readonly target: string } | undefined {
  const { bytes } = line;
  const known = methods.find((one) => standsAt(one.bytes, bytes, start, end));
  if (known === undefined) return undefined;
  const from = start + known.bytes.length - slashLength;
  let to = from;
  while (isSendable[bytes[to] as number] === 1) to += 1;
  if (!standsAt(protocol, bytes, to, end)) return undefined;
  for (let at = to + protocol.length; at < end; at += 1) if (bytes[at] === space) return undefined;
  return { method: known.method, target: line.text(from, to) };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
