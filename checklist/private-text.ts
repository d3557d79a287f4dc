import { privateKindOf } from '../capture/private-values.ts';
import { secretWordIn } from '../capture/secret-names.ts';

const mask = '[redacted]';

/**
 * A reply or an output as it may be shown: without e-mail addresses, phone and card numbers and tokens, and
 * without the values of JSON members and variables whose names tell of a secret.
 */
export function withoutPrivateValues(text: string): string {
  return text
    .replace(/("([\w.-]+)"\s*:\s*")(?:[^"\\]|\\.)*"/g, (all, start: string, name: string) =>
      secretWordIn(name) === undefined ? all : `${start}${mask}"`,
    )
    .replace(/\b([A-Z][A-Z0-9_]*=)[^\s;&]+/g, (all, start: string) =>
      secretWordIn(start) === undefined ? all : `${start}${mask}`,
    )
    .replace(/[^\s"'<>,;(){}=]{6,}/g, (word) => (privateKindOf(word) === undefined ? word : mask));
}
