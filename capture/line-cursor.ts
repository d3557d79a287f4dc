import { isAscii } from 'node:buffer';
import { bytesOf, textOf } from './byte-text.ts';
import { ownString } from './own-string.ts';
import { lineBytesMax, type LineBlock } from './split-lines.ts';

/** So much becomes text at a time. V8 asks the system for memory of its own for longer ones, which takes ten times as long. */
const pageBytes = 64 * 1024;
const newline = 10;
const carriageReturn = 13;
const space = 32;

/**
 * Goes through the lines of a block, LF or CRLF, one after the other. A line is a range of bytes; text is cut from it
 * where it is asked for, and few fields are.
 */
export class LineCursor {
  readonly bytes: Buffer;
  /** Where the line stands in `bytes`, without its end. */
  start = 0;
  end = 0;
  readonly #isKept: boolean;
  /** The whole lines around this one, one character for each byte. */
  #page = '';
  #pageStart = 0;
  #pageEnd = 0;
  #isPlain = true;
  #next = 0;
  #own = '';
  #ownStart = -1;

  /** `isKept`: pieces of text will be kept longer than the block, so that they must not keep all of it in memory. */
  constructor(block: LineBlock, isKept = true) {
    this.bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
    this.#isKept = isKept;
  }

  /** At the only line of a text. */
  static at(text: string): LineCursor {
    const bytes = bytesOf(text);
    const cursor = new LineCursor(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) as LineBlock);
    if (!cursor.next()) cursor.end = 0;
    return cursor;
  }

  /** Goes to the next line; false behind the last one. */
  next(): boolean {
    if (this.#next >= this.bytes.length) return false;
    if (this.#next >= this.#pageEnd) this.#turn();
    const found = this.#page.indexOf('\n', this.#next - this.#pageStart);
    const end = found < 0 ? this.#pageEnd : found + this.#pageStart;
    this.start = this.#next;
    this.end = end > this.start && this.bytes[end - 1] === carriageReturn ? end - 1 : end;
    this.#next = end + 1;
    return true;
  }

  get isOverlong(): boolean {
    return this.end - this.start > lineBytesMax;
  }

  get isBlank(): boolean {
    const isDark = this.start < this.end && (this.bytes[this.start] as number) > space;
    return !isDark && this.content.trim() === '';
  }

  /** Where the line holds this character of ASCII first from `at` on, or -1. A loop over bytes takes several times as long. */
  find(one: string, at: number): number {
    const found = this.#page.indexOf(one, at - this.#pageStart) + this.#pageStart;
    return found >= at && found < this.end ? found : -1;
  }

  /** All of it, not to be kept. */
  get content(): string {
    return this.glance(this.start, this.end);
  }

  /** A part of the line. */
  text(start: number, end: number): string {
    if (!this.#isPlain) return textOf(this.bytes, start, end);
    if (!this.#isKept) return this.#page.slice(start - this.#pageStart, end - this.#pageStart);
    if (this.#ownStart !== this.start) {
      this.#own = ownString(this.#page.slice(this.start - this.#pageStart, this.end - this.#pageStart));
      this.#ownStart = this.start;
    }
    return this.#own.slice(start - this.start, end - this.start);
  }

  /** The same, not to be kept. */
  glance(start: number, end: number): string {
    if (!this.#isPlain) return textOf(this.bytes, start, end);
    return this.#page.slice(start - this.#pageStart, end - this.#pageStart);
  }

  /** Takes whole lines, of one page if they fit. */
  #turn(): void {
    const { bytes } = this;
    const start = this.#next;
    const limit = start + pageBytes;
    let end = limit < bytes.length ? bytes.lastIndexOf(newline, limit - 1) + 1 : bytes.length;
    if (end <= start) end = bytes.indexOf(newline, limit) + 1 || bytes.length;
    this.#pageStart = start;
    this.#pageEnd = end;
    this.#page = bytes.toString('latin1', start, end);
    this.#isPlain = isAscii(bytes.subarray(start, end));
  }
}
