import { decode } from './percent.ts';
import { privateKindOf } from './private-values.ts';
import { privateWords } from './private-words.ts';
import { secretWordIn } from './secret-names.ts';
import { signInWord } from './sign-in-word.ts';
import { mark, marksOf } from './text-marks.ts';

/** Values that may be private look like this; most have none of it and are done. */
const suspiciousShape = anyOf(
  ['[@*]', '\\+\\d', '%(?:2[5ab]|3\\d|[4-7][\\da-f])', '\\d(?:(?:%2[089d]|[-+ ()]){0,3}\\d){9}'],
  privateWords,
);

/** Percent-encoding within percent-encoding is undone this often. */
const decodeRounds = 3;

/** False when nothing in a target, a piece of it, or a header can be private, percent-encoded or not. */
export function mayBePrivate(text: string): boolean {
  const marks = marksOf(text);
  if ((marks & namedSecret) === namedSecret) return true;
  return (marks & mark.privateShape) !== 0 && suspiciousShape.test(text);
}

const namedSecret = mark.secretName | mark.pair;

/**
 * What makes `name=value` private, as `Exchange.redacted` names it; undefined when nothing does.
 *
 * @param around - the target that it stands in
 */
export function secretIn(name: string, value: string, around: string): string | undefined {
  return (
    secretWordIn(name) ?? signInWord(name, value, around) ?? privateKindOf(value, name) ?? nestedSecret(value)
  );
}

/** An address or number may stand where the name should be: `?mei@mail.example=`. */
export function isPrivateName(name: string): boolean {
  return privateKindOf(decodeFully(name)) !== undefined;
}

/** Whether a header of this name holds something private, however its name is harmless. */
export function isPrivateValue(value: string, name: string): boolean {
  // in a header `+` is a plus, in a query that it quotes it may be a space
  const plain = decodeFully(value);
  return (privateKindOf(value, name) ?? privateKindOf(plain, name) ?? nestedSecret(plain)) !== undefined;
}

/** `mei%2540mail.example` → `mei@mail.example` */
export function decodeFully(text: string): string {
  let plain = text.includes('+') ? text.replaceAll('+', ' ') : text;
  for (let round = 0; round < decodeRounds && plain.includes('%'); round += 1) plain = decode(plain);
  return plain;
}

/** A whole URL or query, or a piece of JSON, may be the value of a parameter. */
const nestedPairs = [
  /(?:^|[?&#;])([^?&#;=]{1,64})=([^?&#;]+)/g,
  /"([\w.-]{1,64})"\s*:\s*("[^"]+|-?\d[\w.+-]*)/g,
];

function nestedSecret(value: string): string | undefined {
  if (!/[=:]/.test(value)) return undefined;
  for (const pairs of nestedPairs) {
    for (const [, name = '', inner = ''] of value.matchAll(pairs)) {
      const word = secretWordIn(name) ?? signInWord(name, inner, value) ?? privateKindOf(inner, name);
      if (word !== undefined) return word;
    }
  }
  return undefined;
}

function anyOf(patterns: readonly string[], words: readonly string[]): RegExp {
  return new RegExp([...patterns, ...words.map((word) => word.replaceAll('.', '\\.'))].join('|'), 'i');
}
