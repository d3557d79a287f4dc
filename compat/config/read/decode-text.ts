import { unreadable } from './unreadable.ts';

/**
 * Text of a file: UTF-8, UTF-16 with a byte order mark, and ISO-8859-1 where the format allows it, as `.properties` do.
 *
 * @throws {HarnessError} `input-unreadable` for binary content and other encodings, with the line.
 */
export function decodeText(content: Buffer, file: string): string {
  if (content[0] === 0xff && content[1] === 0xfe) return content.toString('utf16le').slice(1);
  if (content[0] === 0xfe && content[1] === 0xff)
    return Buffer.from(content.subarray(0, content.length & ~1))
      .swap16()
      .toString('utf16le')
      .slice(1);
  const zero = content.indexOf(0);
  if (zero !== -1)
    throw unreadable(
      file,
      lineAt(content, zero),
      'This is no text: it holds a zero byte.',
      'Leave it out, or name its folder.',
    );
  const text = content.toString('utf8').replace(/^\uFEFF/, '');
  const wrong = text.indexOf('\uFFFD');
  if (wrong === -1 || content.includes('\uFFFD')) return text;
  if (/\.properties$/i.test(file)) return content.toString('latin1');
  const line = text.slice(0, wrong).split('\n').length;
  throw unreadable(file, line, 'The text is not UTF-8.', 'Store the file as UTF-8.');
}

function lineAt(content: Buffer, end: number): number {
  return content.subarray(0, end).filter((byte) => byte === 0x0a).length + 1;
}
