import { createHmac } from 'node:crypto';
import { privateKindOf, secretWordIn } from '../../capture/index.ts';

/** Replaces private values in what a report shows; equal values stay equal under one key. */
export interface Redactor {
  /** A text: secrets by the name before them, others by their shape. */
  text(text: string): string;
  /** The value of one place in a reply, for example `body:/user/token`. */
  value(at: string, value: string): string;
}

const namedValue = /"([\w.-]{2,64})"(\s*:\s*)("(?:[^"\\]|\\.){1,4096}"?|-?\d[\w.+-]*)/g;
/** A JSON pointer, an element or attribute of a page that has a name, as `form/input[token]@value`, a value of a query. */
const namedPlace = /^(?:body:(?:\/|.*[[@])|header:location\?)/;
const word = /[^\s"'<>(){}[\],;=&|]{6,}/g;

/** Shorter ones would be found everywhere. */
const secretCharsMin = 6;

/** What is private whatever it looks like, for example what a login gave. */
export interface Secrets {
  /** Their values, as far as they are known. */
  values(): readonly string[];
  /** True for a word that is known to be one, or to hold one. */
  isSecret(word: string): boolean;
}

const noSecrets: Secrets = { values: () => [], isSecret: () => false };

export function openRedactor(key: string, secrets: Secrets = noSecrets): Redactor {
  const hash = (value: string): string =>
    `redacted-${createHmac('sha256', key).update(value).digest('hex').slice(0, 8)}`;
  const withoutSecrets = (raw: string): string =>
    secrets
      .values()
      .filter((secret) => secret.length >= secretCharsMin)
      .reduce((shown, secret) => shown.replaceAll(secret, hash(secret)), raw);
  const text = (raw: string): string =>
    withoutSecrets(raw)
      .replace(namedValue, (all, name: string, colon: string, value: string) =>
        secretWordIn(name) === undefined ? all : `"${name}"${colon}"${hash(value)}"`,
      )
      .replace(word, (one) => (privateKindOf(one) !== undefined || secrets.isSecret(one) ? hash(one) : one));
  return {
    text,
    value: (at, value) => (namedPlace.test(at) && secretWordIn(at) !== undefined ? hash(value) : text(value)),
  };
}
