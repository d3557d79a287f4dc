import { isHeaderValue } from '../header-value.ts';
import type { LineCursor } from '../line-cursor.ts';
import { Remembered } from '../remembered.ts';
import type { Escapes } from './escapes.ts';
import type { Scanner } from './scanner.ts';

export type Headers = Readonly<Record<string, string>>;

const none: Headers = {};
const combinationsMax = 8192;
/** Longer values, as cookies are, seldom come again and would take much memory. */
const knownBytesMax = 512;
const unknown = -1;

/** A header value as it was logged once. Most come again, so that they are told apart by their number. */
interface Value {
  /** Undefined where there is none, or none that can be sent. */
  readonly text: string | undefined;
  /** -1 for one that is too long to be known again. */
  readonly number: number;
}

/** Reads the headers of the last line, or those of `names` alone. Equal ones mostly give one and the same object. */
export function headersReader(
  scanner: Scanner,
  escapes: Escapes,
  names?: ReadonlySet<string>,
): (line: LineCursor) => Headers {
  const found = scanner.fields.flatMap(({ meaning }, index) =>
    meaning?.gives === 'header' && names?.has(meaning.header) !== false
      ? [new HeaderValues(meaning.header, index)]
      : [],
  );
  if (found.length === 0) return () => none;
  const combinations = new Combinations(found.length);
  return (line) => {
    for (const values of found) values.read(line, scanner, escapes);
    return combinations.headersOf(found);
  };
}

/** Headers that were seen together, so that equal ones are one object. */
class Combinations {
  readonly #size: number;
  /** The numbers of the values in each place. */
  readonly #numbers: Int32Array;
  readonly #headers: (Headers | undefined)[] = Array.from({ length: combinationsMax }, () => undefined);

  constructor(size: number) {
    this.#size = size;
    this.#numbers = new Int32Array(combinationsMax * size);
  }

  headersOf(found: readonly HeaderValues[]): Headers {
    let hash = 0;
    for (const { last } of found) hash = Math.imul(hash, 31) + last.number;
    const place = hash & (combinationsMax - 1);
    let isKnown = true;
    if (found.some(({ last }) => last.number === unknown)) return combined(found);
    let at = place * this.#size;
    for (const { last } of found) {
      if (this.#numbers[at] !== last.number) isKnown = false;
      this.#numbers[at] = last.number;
      at += 1;
    }
    const known = isKnown ? this.#headers[place] : undefined;
    return known ?? (this.#headers[place] = combined(found));
  }
}

/** What lines hold of one header. */
class HeaderValues {
  readonly name: string;
  readonly #index: number;
  readonly #remembered = new Remembered<Value>();
  #count = 0;
  /** That of the last line that was read. */
  last: Value = unset;

  constructor(name: string, index: number) {
    this.name = name;
    this.#index = index;
  }

  read(line: LineCursor, scanner: Scanner, escapes: Escapes): void {
    if (!scanner.has(this.#index)) {
      this.last = unset;
      return;
    }
    const [start, end] = [scanner.startOf(this.#index), scanner.endOf(this.#index)];
    this.last =
      end - start > knownBytesMax
        ? valueOf(escapes.header(line.text(start, end)), unknown)
        : this.#remembered.valueOf(line, start, end, (logged) =>
            valueOf(escapes.header(logged), (this.#count += 1)),
          );
  }
}

function valueOf(text: string, number: number): Value {
  return { text: text !== '' && isHeaderValue(text) ? text : undefined, number };
}

const unset: Value = { text: undefined, number: 0 };

function combined(found: readonly HeaderValues[]): Headers {
  let headers: Record<string, string> | undefined;
  for (const { name, last } of found) {
    const { text } = last;
    if (text === undefined) continue;
    headers ??= {};
    headers[name] = text;
  }
  return headers ?? none;
}
