import { HarnessError } from '../../reports/harness-error.ts';
import { logTimeLength } from '../log-time.ts';
import type { Field, Piece } from './field.ts';

const quoteMark = 34;
const comma = 44;
const dash = 45;
const slash = 47;
const zero = 48;
const colon = 58;
const backslash = 92;
const openBrace = 123;

/** A field, and the text that follows it in every line. */
interface Step {
  readonly field: Field;
  readonly after: string;
  readonly next: Field | undefined;
  /** Stands between quotes in which a quote is escaped. */
  readonly quoted: boolean;
}

/**
 * Finds the fields of a line, one after the other from left to right. It never goes back, so the time for a
 * line is its length times the number of its fields, whatever it holds.
 */
export class Scanner {
  readonly fields: readonly Field[];
  readonly #lead: string;
  readonly #steps: readonly Step[];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #line = '';
  #found = 0;
  #farthest = 0;

  /** @throws {HarnessError} `usage` when nothing tells where a field ends. */
  constructor(pieces: readonly Piece[], escapesQuotes: boolean) {
    const merged = merge(pieces);
    this.#lead = typeof merged[0] === 'string' ? merged[0] : '';
    this.#steps = stepsOf(merged, escapesQuotes);
    this.fields = this.#steps.map((step) => step.field);
    this.#starts = new Int32Array(this.fields.length);
    this.#ends = new Int32Array(this.fields.length);
  }

  /** How many fields were found before the line departs from the format. */
  scan(line: string): number {
    this.#line = line;
    this.#found = line.startsWith(this.#lead) ? this.#scan(line, this.#lead.length) : 0;
    if (this.#found > this.#farthest) this.#farthest = this.#found;
    return this.#found;
  }

  /** The field of the last line as it was logged; undefined where it was unset or not found. */
  text(index: number): string | undefined {
    if (index < 0 || index >= this.#found) return undefined;
    const start = this.#starts[index] as number;
    const end = this.#ends[index] as number;
    const isUnset = end <= start || (end === start + 1 && this.#line.charCodeAt(start) === dash);
    return isUnset ? undefined : this.#line.slice(start, end);
  }

  /** The field of the last line as a number; undefined where it holds anything but digits. */
  whole(index: number): number | undefined {
    if (index < 0 || index >= this.#found) return undefined;
    const start = this.#starts[index] as number;
    const end = this.#ends[index] as number;
    let value = start < end && end - start < 16 ? 0 : NaN;
    for (let at = start; at < end; at += 1) {
      const digit = this.#line.charCodeAt(at) - zero;
      value = digit >= 0 && digit <= 9 ? value * 10 + digit : NaN;
    }
    return Number.isNaN(value) ? undefined : value;
  }

  /** The last line from the beginning of one field to the end of another; empty where one of them was not found. */
  between(first: number, last: number): string {
    if (last >= this.#found) return '';
    return this.#line.slice(this.#starts[first], this.#ends[last]);
  }

  /** The first field that no line has had so far; undefined when one had all. */
  firstMissing(): Field | undefined {
    return this.fields[this.#farthest];
  }

  #scan(line: string, from: number): number {
    let at = from;
    for (let index = 0; index < this.#steps.length; index += 1) {
      const step = this.#steps[index] as Step;
      const end = endOf(line, at, step);
      if (end < 0) return index;
      const isQuoted = step.field.shape === 'quotable' && line.charCodeAt(at) === quoteMark;
      this.#starts[index] = isQuoted ? at + 1 : at;
      this.#ends[index] = isQuoted ? end - 1 : end;
      if (step.after !== '' && !line.startsWith(step.after, end)) return index + 1;
      at = end + step.after.length;
    }
    return this.#steps.length;
  }
}

function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else if (piece !== '') merged.push(piece);
  }
  return merged;
}

function stepsOf(merged: readonly Piece[], escapesQuotes: boolean): Step[] {
  return merged.flatMap((field, index): Step[] => {
    if (typeof field === 'string') return [];
    const [before, follows, beyond] = [merged[index - 1], merged[index + 1], merged[index + 2]];
    const after = typeof follows === 'string' ? follows : '';
    const next = after === '' ? follows : beyond;
    const isBetween = typeof before === 'string' && before.endsWith('"') && after.startsWith('"');
    const step = { field, after, next: next as Field | undefined, quoted: escapesQuotes && isBetween };
    if (!hasEnd(step)) throw noEnd(step);
    return [step];
  });
}

function hasEnd({ field, after, next }: Step): boolean {
  if (after !== '' || next === undefined || next.shape === 'target') return true;
  return field.shape === 'fixed' || field.shape === 'log-time';
}

function noEnd({ field, next }: Step): HarnessError {
  return new HarnessError('usage', {
    what: `Nothing in the format separates ${field.name} from ${next?.name ?? 'what follows'}.`,
    where: '--format',
    todo: 'Write a space or another mark between them, in the server and here.',
  });
}

/** Where the value at `at` ends, or -1. */
function endOf(line: string, at: number, step: Step): number {
  const { field } = step;
  switch (field.shape) {
    case 'number':
      return endOfNumber(line, at);
    case 'fixed':
      return endOfFixed(line, at, field.width ?? 0);
    case 'log-time':
      return endOfFixed(line, at, logTimeLength);
    case 'quotable':
      return endOfQuotable(line, at);
    default:
      return step.next === undefined && step.after === ''
        ? endOfLast(line, at, step)
        : search(line, at, step);
  }
}

function endOfNumber(line: string, at: number): number {
  let end = at;
  for (let code = line.charCodeAt(end); isOfNumber(code); code = line.charCodeAt(end)) end += 1;
  return end;
}

/** Digits, `-` and `.` */
function isOfNumber(code: number): boolean {
  return code >= dash && code <= 57 && code !== slash;
}

function endOfFixed(line: string, at: number, width: number): number {
  if (line.charCodeAt(at) === dash && !isOfNumber(line.charCodeAt(at + 1))) return at + 1;
  return at + width <= line.length ? at + width : -1;
}

function endOfQuotable(line: string, at: number): number {
  if (line.charCodeAt(at) === dash) return at + 1;
  if (line.charCodeAt(at) !== quoteMark) return -1;
  let end = line.indexOf('"', at + 1);
  while (end >= 0 && isEscaped(line, end)) end = line.indexOf('"', end + 1);
  return end + 1 || -1;
}

/** The last field of a format takes the rest of the line, or a word of it. */
function endOfLast(line: string, at: number, { field }: Step): number {
  const end = field.shape === 'word' ? line.indexOf(' ', at) : -1;
  return end < 0 ? line.length : end;
}

function search(line: string, at: number, { field, after, next, quoted }: Step): number {
  const mark = after === '' ? '/' : after;
  const { shape } = field;
  if (shape === 'list' && !canBeAddress(line.charCodeAt(at))) return -1;
  for (let end = line.indexOf(mark, at); end >= 0; end = line.indexOf(mark, end + 1)) {
    if (quoted && isEscaped(line, end)) continue;
    if (shape === 'list' && goesOn(line, end)) continue;
    if (next === undefined || begins(next, line, end + after.length)) return end;
    if (shape === 'word' || shape === 'list' || shape === 'protocol') return -1;
  }
  return -1;
}

function isEscaped(line: string, at: number): boolean {
  if (line.charCodeAt(at - 1) !== backslash) return false;
  let first = at - 1;
  while (line.charCodeAt(first - 1) === backslash) first -= 1;
  return (at - first) % 2 === 1;
}

/** A list does not end behind a comma, nor before or behind a colon that stands alone. */
function goesOn(line: string, at: number): boolean {
  const before = line.charCodeAt(at - 1);
  return before === comma || isLoneColon(line, at - 1) || isLoneColon(line, at + 1);
}

function isLoneColon(line: string, at: number): boolean {
  return line.charCodeAt(at) === colon && line[at - 1] === ' ' && line[at + 1] === ' ';
}

/** A line of JSON begins otherwise. */
function canBeAddress(code: number): boolean {
  return code !== quoteMark && code !== openBrace;
}

/** Whether a value of the field can begin here. */
function begins({ shape }: Field, line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  switch (shape) {
    case 'number':
      return isOfNumber(code);
    case 'log-time':
      return code === dash || line.charCodeAt(at + 2) === slash;
    case 'quotable':
      return code === quoteMark || code === dash;
    case 'user':
      return code !== dash || line.charCodeAt(at + 1) !== 32 || line[at + 2] === '[';
    case 'protocol':
      return line.startsWith('HTTP', at);
    case 'target':
      return code === slash || code === dash || code === 42 || line.startsWith('http', at);
    default:
      return true;
  }
}
