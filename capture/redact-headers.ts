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

/** The headers without private ones; all are kept when there is none. */
export function cleanHeaders(headers: Exchange['headers'], hash: Hasher): CleanHeaders {
  for (const name in headers) {
    if (isPrivateHeader(name, headers[name] as string)) return judge(headers, hash);
  }
  return allKept;
}

const allKept: CleanHeaders = { kept: {}, hashed: {}, dropped: [] };

function judge(headers: Exchange['headers'], hash: Hasher): CleanHeaders {
  const dropped = Object.keys(headers).filter((name) => isPrivateHeader(name, headers[name] ?? ''));
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

/** By name, the values that hold nothing private; undefined for names that are private themselves. Few programs send most requests. */
const harmless = new Map<string, Set<string> | undefined>();
const namesMax = 200;
const valuesMax = 5000;

function isPrivateHeader(name: string, value: string): boolean {
  const values = harmless.get(name) ?? (harmless.has(name) ? undefined : valuesOf(name));
  if (values === undefined) return true;
  if (values.has(value)) return false;
  const isLookedAt = mayBePrivate(value) || (marksOf(name) & mark.secretName) !== 0;
  if (isLookedAt && isPrivateValue(value, name)) return true;
  if (values.size >= valuesMax) values.clear();
  values.add(ownString(value));
  return false;
}

function valuesOf(name: string): Set<string> | undefined {
  if (harmless.size >= namesMax) harmless.clear();
  const values = secretWordIn(name) === undefined ? new Set<string>() : undefined;
  harmless.set(ownString(name), values);
  return values;
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
