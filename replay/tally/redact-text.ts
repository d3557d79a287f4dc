import { createHmac } from 'node:crypto';
import { privateKindOf } from '../../capture/private-values.ts';
import { secretWordIn } from '../../capture/secret-names.ts';

/** A replacement of private values in the text of a reply: secrets by their name, others by their shape. */
export function textRedactor(key: string | Uint8Array): (text: string) => string {
  const hash = (value: string): string =>
    `redacted-${createHmac('sha256', key).update(value).digest('hex').slice(0, 8)}`;
  return (text) =>
    text
      .replace(
        /"([\w.-]{2,64})"(\s*:\s*)"([^"\\]{1,4096})"/g,
        (all, name: string, colon: string, value: string) =>
          secretWordIn(name) === undefined ? all : `"${name}"${colon}"${hash(value)}"`,
      )
      .replace(/[^\s"'<>(){}[\],;=&|]{6,}/g, (word) =>
        privateKindOf(word) === undefined ? word : hash(word),
      );
}
