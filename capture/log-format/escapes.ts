import { bytesOf } from '../byte-text.ts';
import { unescapeBytes, unescapeRequest } from '../log-escapes.ts';

/** What a server does to bytes that could break a log line, undone. */
export interface Escapes {
  /** A quote within quotes has a backslash before it. */
  readonly escapesQuotes: boolean;
  /** As a request line can carry it. */
  request(logged: string): string;
  /** One character per byte, as headers carry it. */
  header(logged: string): string;
}

/** `\xHH`, `\"`, `\\`, `\t`: nginx by default, and Apache. */
export const backslashEscapes: Escapes = {
  escapesQuotes: true,
  request: unescapeRequest,
  header: unescapeBytes,
};

/** nginx `escape=json`. */
export const jsonEscapes: Escapes = {
  escapesQuotes: true,
  request: (logged) => unescapeJson(logged).replace(/["\\]/g, encodeURIComponent),
  header: (logged) => asBytes(unescapeJson(logged)),
};

/** nginx `escape=none`, AWS load balancers, Envoy. */
export const noEscapes: Escapes = {
  escapesQuotes: false,
  request: (logged) => logged,
  header: asBytes,
};

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescapeJson(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? (letters[letter] ?? letter) : String.fromCharCode(parseInt(hex, 16)),
  );
}

/** U+FFFD stays: the bytes that were sent are not known. */
function asBytes(text: string): string {
  if (!/[^\0-\x7f]/.test(text) || text.includes('\uFFFD')) return text;
  return bytesOf(text).toString('latin1');
}
