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
/** A JSON pointer, or an element or attribute of a page that has a name: `form/input[token]@value`. */
const namedPlace = /^body:(?:\/|.*[[@])/;
const word = /[^\s"'<>(){}[\],;=&|]{6,}/g;

/** Shorter ones would be found everywhere. */
const secretCharsMin = 6;

/** `secrets` gives values that are private whatever they look like, for example those of a login. */
export function openRedactor(key: string, secrets: () => readonly string[] = () => []): Redactor {
  const hash = (value: string): string =>
    `redacted-${createHmac('sha256', key).update(value).digest('hex').slice(0, 8)}`;
  const withoutSecrets = (raw: string): string =>
    secrets()
      .filter((secret) => secret.length >= secretCharsMin)
      .reduce((shown, secret) => shown.replaceAll(secret, hash(secret)), raw);
  const text = (raw: string): string =>
    withoutSecrets(raw)
      .replace(namedValue, (all, name: string, colon: string, value: string) =>
        secretWordIn(name) === undefined ? all : `"${name}"${colon}"${hash(value)}"`,
      )
      .replace(word, (one) => (privateKindOf(one) === undefined ? one : hash(one)));
  return {
    text,
    value: (at, value) => (namedPlace.test(at) && secretWordIn(at) !== undefined ? hash(value) : text(value)),
  };
}
