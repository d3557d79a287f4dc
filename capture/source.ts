import type { CaptureSource, LinesRead } from './reader.ts';
import type { Recording } from './recording.ts';
import { splitBlocks, type LineBlock } from './split-lines.ts';

/** What becomes known of a file while it is read. */
export interface SourceNotes {
  packing?: string;
  /** Why the file ended too early, when it did. */
  partial?: string;
  recording?: Recording;
}

const headBytesMax = 64 * 1024;

/** The bytes of one capture, looked at once from front to back, so that pipes work as files do. */
export class ByteSource implements CaptureSource {
  readonly file: string;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #peeked: Uint8Array[] = [];
  readonly #notes: SourceNotes;
  #linesRead = 0;
  #unreadable = 0;
  #fits = false;

  /** Who makes the chunks may write into `notes`. */
  constructor(file: string, chunks: AsyncIterable<Uint8Array>, notes: SourceNotes = {}) {
    this.file = file;
    this.#notes = notes;
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Lines handed out so far. */
  get linesRead(): number {
    return this.#linesRead;
  }

  get notes(): Readonly<SourceNotes> {
    return this.#notes;
  }

  cutShort(why: string): void {
    this.#notes.partial ??= why;
  }

  recorded(recording: Recording): void {
    this.#notes.recording = recording;
  }

  /** The first 64 KiB of text, still to be read by `blocks` or `bytes`. */
  async head(): Promise<string> {
    let bytes = 0;
    while (bytes < headBytesMax) {
      const next = await this.#chunks.next();
      if (next.done === true) break;
      this.#peeked.push(next.value);
      bytes += next.value.byteLength;
    }
    const text = Buffer.concat(this.#peeked).toString('utf8', 0, headBytesMax);
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  blocks(): AsyncGenerator<LineBlock> {
    return splitBlocks(this.#all());
  }

  linesWereRead({ lines, records, unreadable }: LinesRead): void {
    this.#linesRead += lines;
    this.#unreadable += unreadable;
    this.#fits ||= records > unreadable;
  }

  /** Lines read so far, when every one of them was unreadable; else 0. */
  get misfits(): number {
    return this.#fits ? 0 : this.#unreadable;
  }

  async *bytes(): AsyncGenerator<Buffer> {
    let begin: Buffer | undefined = Buffer.alloc(0);
    for await (const chunk of this.#all()) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (begin === undefined) {
        yield bytes;
        continue;
      }
      begin = Buffer.concat([begin, bytes]);
      if (begin.length < byteOrderMark.length) continue;
      yield withoutMark(begin);
      begin = undefined;
    }
    if (begin !== undefined) yield begin;
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

const byteOrderMark = Buffer.from('\uFEFF');

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(
    byteOrderMark.compare(bytes, 0, byteOrderMark.length) === 0 ? byteOrderMark.length : 0,
  );
}
