import { hmacUnder } from './hmac.ts';
import { ownString } from './own-string.ts';
import { isRedacted } from './private-values.ts';

/** Text that stands for a private value: `redacted-` and 8 hex digits. Equal values give equal texts. */
export type Hasher = (value: string) => string;

/** Few users send most requests. */
const rememberedMax = 20_000;
let latest: { readonly key: string | Uint8Array; readonly hash: Hasher } | undefined;

/** The hasher of a key (HMAC-SHA-256). What was hashed before, and a literal `REDACTED`, stays as it is. */
export function hasherOf(key: string | Uint8Array): Hasher {
  if (latest?.key === key) return latest.hash;
  const remembered = new Map<string, string>();
  const hmacOf = hmacUnder(key);
  const hash = (value: string): string => {
    const known = remembered.get(value);
    if (known !== undefined) return known;
    if (isRedacted(value)) return value;
    const digest = hmacOf(value).slice(0, 8);
    if (remembered.size >= rememberedMax) remembered.clear();
    remembered.set(ownString(value), `redacted-${digest}`);
    return `redacted-${digest}`;
  };
  latest = { key, hash };
  return hash;
}

/** Tells whether two captures were redacted under one key, without telling the key. */
export function keyIdOf(key: string | Uint8Array): string {
  return hmacUnder(key)('seaworthy capture key').slice(0, 8);
}
