import { isHeaderValue } from '../header-value.ts';
import { ownString } from '../own-string.ts';
import type { Escapes } from './escapes.ts';
import type { Scanner } from './scanner.ts';

export type Headers = Readonly<Record<string, string>>;

const none: Headers = {};
/** Lines of one user, or of one program, hold the same headers. */
const rememberedMax = 5000;

/** Reads the headers of the last line, or those of `names` alone. Where they stand side by side, equal ones give one and the same object. */
export function headersReader(
  scanner: Scanner,
  escapes: Escapes,
  names?: ReadonlySet<string>,
): () => Headers {
  const found = scanner.fields.flatMap(({ meaning }, index) =>
    meaning?.gives === 'header' && names?.has(meaning.header) !== false
      ? [{ name: meaning.header, index }]
      : [],
  );
  const [first, last] = [found[0]?.index ?? 0, found.at(-1)?.index ?? 0];
  if (found.length === 0) return () => none;
  const read = (): Headers => headersOf(found, scanner, escapes);
  return last - first === found.length - 1 ? remembering(() => scanner.between(first, last), read) : read;
}

function headersOf(
  found: readonly { readonly name: string; readonly index: number }[],
  scanner: Scanner,
  escapes: Escapes,
): Headers {
  let headers: Record<string, string> | undefined;
  for (const { name, index } of found) {
    const logged = scanner.text(index);
    const value = logged === undefined ? '' : escapes.header(logged);
    if (value === '' || !isHeaderValue(value)) continue;
    headers ??= {};
    headers[name] = value;
  }
  return headers ?? none;
}

function remembering(keyOf: () => string, read: () => Headers): () => Headers {
  const remembered = new Map<string, Headers>();
  return () => {
    const key = keyOf();
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const headers = read();
    // empty when the line ends too early
    if (key === '') return headers;
    if (remembered.size >= rememberedMax) remembered.clear();
    const copy = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, ownString(value)]));
    remembered.set(ownString(key), copy);
    return copy;
  };
}
