import type { LineCursor } from '../line-cursor.ts';
import { endOf, standsAt } from './field-end.ts';
import type { Field, Piece } from './field.ts';
import { stepsOf, type Step } from './steps.ts';

const quoteMark = 34;
const dash = 45;
const zero = 48;
const point = 46;
/** More are not exact. */
const digitsMax = 15;

/**
 * Finds the fields of a line, one after the other from left to right. It never goes back, so the time for a
 * line is its length times the number of its fields, whatever it holds.
 */
export class Scanner {
  readonly fields: readonly Field[];
  readonly #lead: Uint8Array;
  readonly #steps: readonly Step[];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #line: LineCursor | undefined;
  #found = 0;
  #farthest = 0;

  /** @throws {HarnessError} `usage` when nothing tells where a field ends. */
  constructor(pieces: readonly Piece[], escapesQuotes: boolean) {
    const { lead, steps } = stepsOf(pieces, escapesQuotes);
    this.#lead = lead;
    this.#steps = steps;
    this.fields = steps.map((step) => step.field);
    this.#starts = new Int32Array(steps.length);
    this.#ends = new Int32Array(steps.length);
  }

  /** How many fields were found before the line departs from the format. */
  scan(line: LineCursor): number {
    const { bytes, start, end } = line;
    this.#line = line;
    this.#found = standsAt(this.#lead, bytes, start, end) ? this.#scan(line, start + this.#lead.length) : 0;
    if (this.#found > this.#farthest) this.#farthest = this.#found;
    return this.#found;
  }

  /** How many fields the last line holds. */
  get found(): number {
    return this.#found;
  }

  /** Whether the last line holds this field, with a value. */
  has(index: number): boolean {
    if (index < 0 || index >= this.#found) return false;
    const [start, end] = [this.startOf(index), this.endOf(index)];
    return end > start + 1 || (end === start + 1 && this.#line?.bytes[start] !== dash);
  }

  /** Where the field begins in the bytes of the last line. */
  startOf(index: number): number {
    return this.#starts[index] as number;
  }

  endOf(index: number): number {
    return this.#ends[index] as number;
  }

  /** The field of the last line as it was logged; undefined where it was unset or not found. */
  text(index: number): string | undefined {
    return this.has(index) ? this.#line?.text(this.startOf(index), this.endOf(index)) : undefined;
  }

  /** As `text`, but not to be kept. */
  glance(index: number): string | undefined {
    return this.has(index) ? this.#line?.glance(this.startOf(index), this.endOf(index)) : undefined;
  }

  /** The field of the last line as a number; undefined where it holds anything but digits. */
  whole(index: number): number | undefined {
    const value = this.#number(index, false);
    return Number.isNaN(value) ? undefined : value;
  }

  /** The same of a number that may have a point. */
  decimal(index: number): number | undefined {
    const value = this.#number(index, true);
    return Number.isNaN(value) ? undefined : value;
  }

  /** The first field that no line has had so far; undefined when one had all. */
  firstMissing(): Field | undefined {
    return this.fields[this.#farthest];
  }

  #number(index: number, mayHavePoint: boolean): number {
    if (index < 0 || index >= this.#found || this.#line === undefined) return NaN;
    const { bytes } = this.#line;
    const [start, end] = [this.startOf(index), this.endOf(index)];
    if (start >= end || end - start > digitsMax) return NaN;
    let [digits, scale] = [0, 0];
    for (let at = start; at < end; at += 1) {
      const digit = (bytes[at] as number) - zero;
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        scale *= 10;
      } else if (digit === point - zero && mayHavePoint && scale === 0 && at > start) scale = 1;
      else return NaN;
    }
    // both are whole and exact, so that this is the nearest number there is
    return scale > 1 ? digits / scale : scale === 1 ? NaN : digits;
  }

  #scan(line: LineCursor, from: number): number {
    const { bytes, end: limit } = line;
    let at = from;
    for (let index = 0; index < this.#steps.length; index += 1) {
      const step = this.#steps[index] as Step;
      const end = endOf(line, at, step);
      if (end < 0) return index;
      const isQuoted = step.field.shape === 'quotable' && bytes[at] === quoteMark;
      this.#starts[index] = isQuoted ? at + 1 : at;
      this.#ends[index] = isQuoted ? end - 1 : end;
      if (!step.isSearched && !standsAt(step.after, bytes, end, limit)) return index + 1;
      at = end + step.after.length;
    }
    return this.#steps.length;
  }
}
