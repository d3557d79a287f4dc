import { textOf } from './byte-text.ts';
import type { LineCursor } from './line-cursor.ts';

const slotsMax = 8192;
/** Odd, and its bits are evenly spread: 2^32 by the golden ratio. */
const factor = 0x9e3779b1;

interface Slot<Value> {
  readonly text: string;
  readonly value: Value;
}

/**
 * Values that come from pieces of lines, most of which come again. A piece has one place; the one that comes there later
 * takes it. It is found by its bytes, so that no text is hashed, and compared as a whole.
 */
export class Remembered<Value> {
  readonly #slots: (Slot<Value> | undefined)[] = Array.from({ length: slotsMax }, () => undefined);

  /** The value of a piece of the line. `make` is given its text to keep when it is not known. */
  valueOf(line: LineCursor, start: number, end: number, make: (text: string) => Value): Value {
    const place = placeOf(line.bytes, start, end);
    const glance = line.glance(start, end);
    const known = this.#slots[place];
    if (known !== undefined && known.text === glance) return known.value;
    // in one piece, because text that was cut out is compared at half the speed
    const text = textOf(line.bytes, start, end);
    const value = make(text);
    this.#slots[place] = { text, value };
    return value;
  }
}

function placeOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 3 < end; at += 4) {
    const four =
      byteAt(bytes, at) |
      (byteAt(bytes, at + 1) << 8) |
      (byteAt(bytes, at + 2) << 16) |
      (byteAt(bytes, at + 3) << 24);
    hash = Math.imul(hash ^ four, factor);
  }
  for (; at < end; at += 1) hash = Math.imul(hash ^ byteAt(bytes, at), factor);
  return (hash ^ (hash >>> 15)) & (slotsMax - 1);
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}
