import { createHash } from 'node:crypto';
import { privateKindOf } from '../capture/private-values.ts';
import { secretWordIn } from '../capture/secret-names.ts';

/**
 * The value of a setting as it may be shown: 80 characters of it. Private ones are a short hash, so that equal ones can be
 * seen to be equal.
 */
export function shownSetting(name: string, text: string): string {
  const isPrivate = secretWordIn(name) !== undefined || privateKindOf(text) !== undefined;
  if (isPrivate) return `#${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
