/** The fields of one log line, and how loggers write their values. */
export type Fields = Readonly<Record<string, unknown>>;

/** `caddy-1  | {…}`: docker compose puts the name of the service before each line. */
const composePrefix = /^[\w.-]+\s+\|\s+(?=\{)/;

/** A string, or a value that nginx left empty because its variable was not set: `"status":,` or `"t":-}`. */
const emptyValue = /("[^"\\]*(?:\\[^][^"\\]*)*(?:"|$))|(:\s*)(?:-\s*)?(?=[,}])/g;

/** The JSON object of a line; undefined where there is none. */
export function fieldsIn(line: string): Fields | undefined {
  const text = line.trimStart().replace(composePrefix, '');
  if (!text.startsWith('{')) return undefined;
  return objectIn(text) ?? objectIn(repaired(text));
}

/**
 * What nginx writes without `escape=json`: `\x22` in strings, and nothing or `-` for unset variables. Bytes
 * above ASCII stand in targets, where percent-encoding says the same.
 */
function repaired(text: string): string {
  return text
    .replace(/\\x([0-7][\dA-Fa-f])/g, '\\u00$1')
    .replace(/\\x([89A-Fa-f][\dA-Fa-f])/g, '%$1')
    .replace(emptyValue, (whole, string: string | undefined, colon: string) =>
      string === undefined ? `${colon}null` : whole,
    );
}

/** The object that a JSON text is; undefined for other texts. */
export function objectIn(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/** The value as an object; without fields where it is none. */
export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** The first of these fields that says something: unset values are written as null, nothing or `-`. */
export function textIn(fields: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value !== '' && value !== '-') return value;
  }
  return undefined;
}

/** As `textIn`, for an amount; numbers may be written as strings. */
export function amountIn(fields: Fields, ...names: readonly string[]): number | undefined {
  return amountOf(textIn(fields, ...names));
}

/** A number of nothing less than 0; undefined for other texts. */
export function amountOf(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
