import { closest, distance } from 'fastest-levenshtein';
import { queryKeys, type QueryKey } from './terms.ts';

/** One condition; a result must meet all of them. */
export interface Condition {
  /** Absent for a word that may stand anywhere. */
  readonly key?: QueryKey;
  /** In small letters; one of them is enough. `*` stands for any characters. */
  readonly values: readonly string[];
  readonly isNegated: boolean;
}

export interface Query {
  readonly conditions: readonly Condition[];
  /** A key that does not exist, and the nearest that does. Its words are looked for as text. */
  readonly unknownKeys: readonly { readonly given: string; readonly meant: QueryKey }[];
}

const wrongLettersMax = 2;
const term = /(!?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+))/g;

/**
 * Reads what somebody typed: `s:fail,error rule:replay/* !text "quoted words"`. Everything is a query;
 * nothing is an error. A key with nothing behind it counts for nothing yet.
 */
export function parseQuery(text: string): Query {
  const conditions: Condition[] = [];
  const unknownKeys: Query['unknownKeys'][number][] = [];
  for (const [whole, bang, name = '', quoted, bare = ''] of text.matchAll(term)) {
    const key = queryKeys.find((known) => known === name.toLowerCase());
    const isNegated = bang === '!';
    if (key === undefined && name !== '') {
      const meant = closest(name.toLowerCase(), queryKeys) as QueryKey;
      if (isTypo(name.toLowerCase(), meant)) unknownKeys.push({ given: name, meant });
    }
    const isText = key === undefined;
    const word = isText && name !== '' ? whole.slice(isNegated ? 1 : 0) : (quoted ?? bare);
    const values = (isText || quoted !== undefined ? [word.replaceAll('"', '')] : word.split(','))
      .map((value) => value.toLowerCase())
      .filter((value) => value !== '' && !(isText && isUnfinished(value)));
    if (values.length > 0) conditions.push({ ...(key && { key }), values, isNegated });
  }
  return { conditions, unknownKeys };
}

/** A key or a sign with nothing behind it yet. */
function isUnfinished(word: string): boolean {
  return word === '!' || queryKeys.some((key) => word === `${key}:`);
}

function isTypo(name: string, meant: string): boolean {
  return name.length > 1 && distance(name, meant) <= Math.min(wrongLettersMax, name.length - 1);
}
