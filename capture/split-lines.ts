import { textOf } from './byte-text.ts';

/** Longer lines are counted, not kept. */
export const lineBytesMax = 1 << 20;

/** Whole lines, in memory of their own; only the last block of a file may lack its line end. */
export type LineBlock = Uint8Array<ArrayBuffer>;

const newline = 10;
const carriageReturn = 13;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Cuts bytes behind line ends, without a byte order mark. One block per chunk, with the lines that end in it. Of a
 * line that is overlong so much is kept that it is seen to be.
 */
export async function* splitBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
  const begun = new BegunLine();
  let isFirst = true;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline) + 1;
    const ended = end === 0 ? undefined : begun.finish(chunk.subarray(0, end));
    begun.add(chunk.subarray(end));
    if (ended === undefined) continue;
    yield isFirst ? withoutMark(ended) : ended;
    isFirst = false;
  }
  const last = begun.finish(new Uint8Array(0));
  const rest = isFirst ? withoutMark(last) : last;
  if (rest.length > 0) yield rest;
}

/** The line whose end is in a later chunk. */
class BegunLine {
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  add(piece: Uint8Array): void {
    const kept = piece.subarray(0, lineBytesMax + 2 - this.#bytes);
    if (kept.length === 0) return;
    this.#pieces.push(kept);
    this.#bytes += kept.length;
  }

  /** With its end, and the whole lines behind it. */
  finish(lines: Uint8Array): LineBlock {
    const block = new Uint8Array(this.#bytes + lines.length);
    let at = 0;
    for (const piece of this.#pieces) {
      block.set(piece, at);
      at += piece.length;
    }
    block.set(lines, at);
    this.#pieces = [];
    this.#bytes = 0;
    return block;
  }
}

/**
 * The lines of a block: LF or CRLF; undefined for an overlong one. Each is a string of its own, so that keeping one
 * of them does not keep its neighbours in memory.
 */
export function linesOf(block: LineBlock): (string | undefined)[] {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
  const texts: (string | undefined)[] = [];
  let start = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    texts.push(lineOf(bytes, start, end));
    start = end + 1;
  }
  if (start < bytes.length) texts.push(lineOf(bytes, start, bytes.length));
  return texts;
}

/** The same lines, several times as fast: each keeps the whole block in memory for as long as it is kept. */
export function slicedLinesOf(block: LineBlock): (string | undefined)[] {
  // shorter blocks hold no overlong line
  if (block.length > lineBytesMax) return linesOf(block);
  const text = textOf(Buffer.from(block.buffer, block.byteOffset, block.length));
  const texts: string[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    texts.push(text.slice(start, text.charCodeAt(end - 1) === carriageReturn && end > start ? end - 1 : end));
    start = end + 1;
  }
  if (start < text.length) texts.push(text.slice(start, text.endsWith('\r') ? -1 : undefined));
  return texts;
}

function lineOf(bytes: Buffer, start: number, end: number): string | undefined {
  if (end - start > lineBytesMax) return undefined;
  const isCrlf = end > start && bytes[end - 1] === carriageReturn;
  return textOf(bytes, start, isCrlf ? end - 1 : end);
}

function withoutMark(block: LineBlock): LineBlock {
  return byteOrderMark.every((byte, at) => block[at] === byte) ? block.subarray(byteOrderMark.length) : block;
}
