import { StringDecoder } from 'node:string_decoder';
import type { LineBatch } from './reader.ts';

/** Longer lines are counted, not kept. */
export const lineLengthMax = 1 << 20;

/** Cuts bytes into lines: LF or CRLF, with or without a BOM and a last line end. One batch per chunk. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  const decoder = new StringDecoder('utf8');
  const splitter = new LineSplitter();
  for await (const chunk of chunks) {
    const batch = splitter.add(decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
    if (batch.texts.length > 0) yield batch;
  }
  const last = splitter.end(decoder.end());
  if (last.texts.length > 0) yield last;
}

class LineSplitter {
  #next = 1;
  /** The line that has begun but not ended. */
  #rest = '';
  #overlong = false;
  #fresh = true;

  add(text: string): LineBatch {
    return this.#batch(this.#cut(text));
  }

  #cut(text: string): (string | undefined)[] {
    const texts: (string | undefined)[] = [];
    let start = this.#fresh && text.startsWith('\uFEFF') ? 1 : 0;
    if (text !== '') this.#fresh = false;
    for (let end = text.indexOf('\n', start); end >= 0; end = text.indexOf('\n', start)) {
      texts.push(this.#finish(text.slice(start, end)));
      start = end + 1;
    }
    this.#keep(text.slice(start));
    return texts;
  }

  end(text: string): LineBatch {
    const texts = this.#cut(text);
    if (this.#rest !== '' || this.#overlong) texts.push(this.#finish(''));
    return this.#batch(texts);
  }

  #finish(piece: string): string | undefined {
    const line = this.#rest === '' ? piece : this.#rest + piece;
    const overlong = this.#overlong || line.length > lineLengthMax;
    this.#rest = '';
    this.#overlong = false;
    if (overlong) return undefined;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }

  #keep(piece: string): void {
    if (!this.#overlong) this.#rest += piece;
    if (this.#rest.length <= lineLengthMax) return;
    this.#overlong = true;
    this.#rest = '';
  }

  #batch(texts: (string | undefined)[]): LineBatch {
    const first = this.#next;
    this.#next += texts.length;
    return { first, texts };
  }
}
