/** Longer lines are counted, not kept. */
export const lineBytesMax = 1 << 20;

/** Whole lines, in memory of their own; only the last block of a file may lack its line end. */
export type LineBlock = Uint8Array<ArrayBuffer>;

const newline = 10;
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

function withoutMark(block: LineBlock): LineBlock {
  return byteOrderMark.every((byte, at) => block[at] === byte) ? block.subarray(byteOrderMark.length) : block;
}
