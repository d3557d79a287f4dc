import type { LineBatch } from './reader.ts';

/** Longer lines are counted, not kept. */
export const lineBytesMax = 1 << 20;

const newline = 10;
const carriageReturn = 13;

/**
 * Cuts bytes into lines: LF or CRLF, with or without a BOM and a last line end. One batch per chunk.
 * Each line is a string of its own, so that keeping one of them does not keep its neighbours in memory.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  const begun = new BegunLine();
  let first = 1;
  for await (const chunk of chunks) {
    const texts = cut(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), begun);
    if (texts.length === 0) continue;
    if (first === 1) texts[0] = withoutBom(texts[0]);
    yield { first, texts };
    first += texts.length;
  }
  if (begun.isEmpty) return;
  const last = begun.finish(Buffer.alloc(0));
  yield { first, texts: [first === 1 ? withoutBom(last) : last] };
}

function cut(chunk: Buffer, begun: BegunLine): (string | undefined)[] {
  const texts: (string | undefined)[] = [];
  let start = 0;
  for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
    const isWhole = begun.isEmpty && end - start <= lineBytesMax;
    texts.push(isWhole ? textOf(chunk, start, end) : begun.finish(chunk.subarray(start, end)));
    start = end + 1;
  }
  if (start < chunk.length) begun.add(chunk.subarray(start));
  return texts;
}

/** The line whose end is in a later chunk. */
class BegunLine {
  #pieces: Buffer[] = [];
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes <= lineBytesMax) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  finish(piece: Buffer): string | undefined {
    this.add(piece);
    const isOverlong = this.#bytes > lineBytesMax;
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#bytes = 0;
    return isOverlong ? undefined : textOf(bytes, 0, bytes.length);
  }
}

function textOf(bytes: Buffer, start: number, end: number): string {
  const isCrlf = end > start && bytes[end - 1] === carriageReturn;
  return bytes.toString('utf8', start, isCrlf ? end - 1 : end);
}

function withoutBom(text: string | undefined): string | undefined {
  return text?.startsWith('\uFEFF') === true ? text.slice(1) : text;
}
