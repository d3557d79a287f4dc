import { HarnessError } from '../reports/index.ts';
import type { CaptureSource, LineBatch } from './reader.ts';
import { splitLines } from './split-lines.ts';

const headBytesMax = 64 * 1024;
const textBytesMax = 256 * 1024 * 1024;

/** The bytes of one capture, looked at once from front to back, so that pipes work as files do. */
export class ByteSource implements CaptureSource {
  readonly file: string;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #peeked: Uint8Array[] = [];
  #linesRead = 0;

  constructor(file: string, chunks: AsyncIterable<Uint8Array>) {
    this.file = file;
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Lines handed out so far. */
  get linesRead(): number {
    return this.#linesRead;
  }

  /** The first 64 KiB of text, still to be read by `lines` or `text`. */
  async head(): Promise<string> {
    let bytes = 0;
    while (bytes < headBytesMax) {
      const next = await this.#chunks.next();
      if (next.done === true) break;
      this.#peeked.push(next.value);
      bytes += next.value.byteLength;
    }
    return decode(Buffer.concat(this.#peeked).subarray(0, headBytesMax));
  }

  async *lines(): AsyncGenerator<LineBatch> {
    for await (const batch of splitLines(this.#all())) {
      this.#linesRead += batch.texts.length;
      yield batch;
    }
  }

  async text(): Promise<string> {
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of this.#all()) {
      parts.push(chunk);
      bytes += chunk.byteLength;
      if (bytes > textBytesMax) {
        throw new HarnessError('capture-unreadable', {
          what: 'This capture is one document of more than 256 MiB.',
          where: this.file,
          todo: 'Record in smaller parts, or give an access log.',
        });
      }
    }
    return decode(Buffer.concat(parts));
  }

  /** Closes what lies below, also in the middle. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async *#all(): AsyncGenerator<Uint8Array> {
    yield* this.#peeked.splice(0);
    for (let next = await this.#chunks.next(); next.done !== true; next = await this.#chunks.next()) {
      yield next.value;
    }
  }
}

function decode(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
