/** Undoes what nginx (`\xHH`) and Apache (`\xhh`, `\"`, `\\`, `\t`) do to bytes that could break a log line. */
const escape = /\\(?:x([0-9A-Fa-f]{2})|(.))/g;
const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/** One character per byte, as HTTP headers carry them. */
export function unescapeBytes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(escape, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? (letters[letter] ?? letter) : String.fromCharCode(parseInt(hex, 16)),
  );
}

/** For request lines: bytes above ASCII and quotes are percent-encoded, which servers read as the same. */
export function unescapeRequest(text: string): string {
  if (!text.includes('\\')) return text;
  return unescapeBytes(text).replace(
    /["\\\x7f-\xff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
