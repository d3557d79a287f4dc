import { privateKindOf, secretWordIn } from '../../capture/index.ts';
import { hasherOf } from '../../capture/keyed-hash.ts';
import { isReference } from './value-type.ts';

/** Longer values say no more in a report. */
const shownMax = 120;

/** What a report may show of values. */
export interface SecretValues {
  /** Whether the key or the value says that nobody may see it. */
  isSecret(key: string, value: string): boolean;
  /** The value as it may be shown: a keyed hash for a secret, equal for equal values. */
  show(value: string, isSecret: boolean): string;
}

/** Judges and shows values; hashes need the key. */
export function secretValues(hashKey: string): SecretValues {
  const hash = hasherOf(hashKey);
  return {
    isSecret,
    show(value, secret) {
      if (secret) return value === '' ? '(empty)' : hash(value);
      const line = value.replace(/\s+/g, ' ').trim();
      if (line === '') return '(empty)';
      return line.length > shownMax ? `${line.slice(0, shownMax)}…` : line;
    },
  };
}

/** What is said of a secret is none itself: how long it holds, where it lies. */
const aboutSecrets =
  /(?:time-?out|expir\w*|ttl|size|length|count|enabled|url|uri|name|header|path|class|type|file|location|prefix|algorithm|ref|key-?id)$/i;

function isSecret(key: string, value: string): boolean {
  if (hasPassword(value) || /^(?:Bearer|Basic)\s+\S/i.test(value.trim())) return true;
  if (isHarmless(value)) return false;
  const ending = key.split('.').slice(-2).join('.');
  // `tokens` is `token`, `pass` stays.
  const name = ending.replace(/(?<=[a-z]{4})s(?![a-z])/gi, '');
  if (secretWordIn(name) !== undefined && !aboutSecrets.test(ending)) return true;
  const kind = privateKindOf(value, name);
  return kind === 'jwt' || kind === 'access-key' || /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(value);
}

/** Switches, small numbers and references hold no secret. */
function isHarmless(value: string): boolean {
  return value === '' || /^(?:true|false|\d{1,3})$/i.test(value.trim()) || isReference(value);
}

/** `postgres://user:password@host`, and `password=…` in an address of JDBC. */
function hasPassword(value: string): boolean {
  const [, inUrl] =
    /\/\/[^/\s:@]*:([^/\s@]+)@/.exec(value) ?? /[?&;](?:password|pwd)=([^&;\s]+)/i.exec(value) ?? [];
  return inUrl !== undefined && !isReference(inUrl);
}
