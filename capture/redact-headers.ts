import type { Exchange } from './exchange.ts';
import type { Hasher } from './keyed-hash.ts';
import { isPlaceholder } from './private-values.ts';
import { ownString } from './own-string.ts';
import { isPrivateName, isPrivateValue, mayBePrivate } from './private-text.ts';
import { secretWordIn } from './secret-names.ts';
import { mark, marksOf } from './text-marks.ts';

/** The headers of an exchange, taken apart. */
export interface CleanHeaders {
  readonly kept: Exchange['headers'];
  readonly hashed: Readonly<Record<string, string>>;
  /** Names of the private ones. */
  readonly dropped: readonly string[];
}

/** Readers give equal headers as one and the same object, so each is judged once. */
let judged = new WeakMap<Exchange['headers'], CleanHeaders>();
let judgedFor: Hasher | undefined;

/** The headers without private ones; all are kept when there is none. */
export function cleanHeaders(headers: Exchange['headers'], hash: Hasher): CleanHeaders {
  if (judgedFor !== hash) {
    judged = new WeakMap();
    judgedFor = hash;
  }
  const known = judged.get(headers);
  if (known !== undefined) return known;
  const clean = judge(headers, hash);
  judged.set(headers, clean);
  return clean;
}

const allKept: CleanHeaders = { kept: {}, hashed: {}, dropped: [] };

function judge(headers: Exchange['headers'], hash: Hasher): CleanHeaders {
  const dropped = Object.keys(headers).filter((name) => isPrivateHeader(name, headers[name] ?? ''));
  if (dropped.length === 0) return allKept;
  const hashed = dropped.flatMap((name) => {
    const value = headers[name] ?? '';
    if (isPlaceholder(value)) return [];
    return [[name, name === 'cookie' ? hashCookies(value, hash) : hash(value)] as const];
  });
  return {
    kept: Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name))),
    hashed: Object.fromEntries(hashed),
    dropped,
  };
}

/** Few programs send most requests. */
const harmless = new Set<string>();
const harmlessMax = 5000;

function isPrivateHeader(name: string, value: string): boolean {
  if (secretWordIn(name) !== undefined) return true;
  if ((marksOf(name) & mark.secretName) !== 0) return isPrivateValue(value, name);
  if (harmless.has(value)) return false;
  if (mayBePrivate(value)) return isPrivateValue(value, name);
  if (harmless.size >= harmlessMax) harmless.clear();
  harmless.add(ownString(value));
  return false;
}

/** The names stay, so that one cookie can be told from the others. */
function hashCookies(header: string, hash: Hasher): string {
  return header
    .split(/; */)
    .map((pair) => {
      const equals = pair.indexOf('=');
      const isNamed = equals > 0 && !isPrivateName(pair.slice(0, equals));
      return isNamed ? `${pair.slice(0, equals)}=${hash(pair.slice(equals + 1))}` : hash(pair);
    })
    .join('; ');
}
