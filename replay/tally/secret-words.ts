/** Knows secrets again by digests of their words, so that a journal need not hold them. */
import { createHmac } from 'node:crypto';

const word = /[^\s"'<>(){}[\],;=&|]{6,}/g;
/** A secret may stand inside a word: `key:SECRET`, `/x/SECRET`. Shorter pieces would be found everywhere. */
const piece = /[\w-]{6,}/g;

/** Digests of the words of secrets. They cannot be looked up in a table, for each run has a salt of its own. */
export function secretDigests(secrets: readonly string[], salt: string): readonly string[] {
  return [...new Set(secrets.flatMap(wordsAndPieces).map((one) => digest(one, salt)))];
}

/** Says of a word whether it is a secret, or holds one. */
export function secretFinder(digests: ReadonlySet<string>, salt: string): (text: string) => boolean {
  if (digests.size === 0) return () => false;
  return (text) => wordsAndPieces(text).some((one) => digests.has(digest(one, salt)));
}

function wordsAndPieces(text: string): readonly string[] {
  return [...(text.match(word) ?? []), ...(text.match(piece) ?? [])];
}

function digest(text: string, salt: string): string {
  return createHmac('sha256', salt).update(text).digest('hex').slice(0, 16);
}
