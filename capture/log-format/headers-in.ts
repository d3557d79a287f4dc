import { isHeaderValue } from '../header-value.ts';
import type { LineCursor } from '../line-cursor.ts';
import { Remembered } from '../remembered.ts';
import type { Escapes } from './escapes.ts';
import type { Scanner } from './scanner.ts';

export type Headers = Readonly<Record<string, string>>;

const none: Headers = {};
const combinationsMax = 8192;

/** A header value as it was logged once. Most come again, so that they are told apart by their number. */
interface Value {
  /** Undefined where there is none, or none that can be sent. */
  readonly text: string | undefined;
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
  const combinations: (Combination | undefined)[] = Array.from({ length: combinationsMax }, () => undefined);
  return (line) => {
    let place = 0;
    for (const values of found) place = Math.imul(place, 31) + values.read(line, scanner, escapes).number;
    place &= combinationsMax - 1;
    const known = combinations[place];
    if (known !== undefined && isOf(known, found)) return known.headers;
    const headers = headersOf(found);
    combinations[place] = { numbers: found.map(({ last }) => last.number), headers };
    return headers;
  };
}

interface Combination {
  readonly numbers: readonly number[];
  readonly headers: Headers;
}

function isOf({ numbers }: Combination, found: readonly HeaderValues[]): boolean {
  for (let index = 0; index < found.length; index += 1) {
    if (numbers[index] !== found[index]?.last.number) return false;
  }
  return true;
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

  read(line: LineCursor, scanner: Scanner, escapes: Escapes): Value {
    const index = this.#index;
    this.last = scanner.has(index)
      ? this.#remembered.valueOf(line, scanner.startOf(index), scanner.endOf(index), (logged) =>
          this.#value(escapes.header(logged)),
        )
      : unset;
    return this.last;
  }

  #value(text: string): Value {
    this.#count += 1;
    return { text: text !== '' && isHeaderValue(text) ? text : undefined, number: this.#count };
  }
}

const unset: Value = { text: undefined, number: 0 };

function headersOf(found: readonly HeaderValues[]): Headers {
  let headers: Record<string, string> | undefined;
  for (const { name, last } of found) {
    const { text } = last;
    if (text === undefined) continue;
    headers ??= {};
    headers[name] = text;
  }
  return headers ?? none;
}
