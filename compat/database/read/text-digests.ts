import { createHash } from 'node:crypto';

/** SHA-256 of a text with either kind of line ends: git may change them on the way. */
export function textDigests(text: string): string[] {
  const unix = text.replaceAll('\r\n', '\n');
  const texts = [unix, unix.replaceAll('\n', '\r\n')];
  return [...new Set(texts.map((one) => createHash('sha256').update(one).digest('hex')))];
}
