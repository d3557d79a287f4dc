/**
 * A saying of the harness in English with its translation, as written in the files of a language.
 *
 * - `{table}` is a hole: a name, number or other value that stays as it is. The translation names it too.
 * - `{count}` takes a number only.
 * - `{reason*}` is a hole whose content is the harness's own words and is translated in turn.
 * - `(query|queries)` stands for one of several words, `(still |)` for words that may be missing.
 *
 * A full stop at the end may stand or be missing on either side.
 */
export type Phrases = Readonly<Record<string, string>>;

/** One entry of a phrasebook, ready to be looked for. */
export interface Phrase {
  /** The longest run of literal words; a text without it cannot match. */
  readonly anchor: string;
  /** A whole word of the anchor: a text that has no such word cannot match either. */
  readonly word: string | undefined;
  /** How many characters are literal: of two phrases that match, the one with more is meant. */
  readonly literalLength: number;
  /** Names of the holes whose content stays as it is. */
  readonly valueHoles: readonly string[];
  /** What stands in the holes, or nothing when the text is not this phrase. */
  valuesIn(text: string): Readonly<Record<string, string>> | undefined;
  /** The translation with these values. */
  fill(values: Readonly<Record<string, string>>, translateHole: (words: string) => string): string;
}

const token = /\{(?<hole>\w+)(?<own>\*?)\}|\((?<choice>[^(){}]*\|[^(){}]*)\)/gu;

/** @throws RangeError when the translation names a hole that the English does not have, or misses one. */
export function phraseOf(english: string, translation: string): Phrase {
  const source = withoutStop(english);
  const target = withoutStop(translation);
  const own = new Set<string>();
  const valueHoles = new Set<string>();
  const literals: string[] = [];
  let pattern = '';
  let at = 0;
  for (const match of source.matchAll(token)) {
    literals.push(source.slice(at, match.index));
    pattern += escaped(source.slice(at, match.index));
    const { hole, own: star, choice = '' } = match.groups ?? {};
    pattern +=
      hole === undefined ? `(?:${choice.split('|').map(escaped).join('|')})` : groupOf(hole, pattern);
    if (hole !== undefined) (star === '' ? valueHoles : own).add(hole);
    at = match.index + match[0].length;
  }
  literals.push(source.slice(at));
  pattern += escaped(source.slice(at));
  // Made when it is first needed: of all phrases a report needs few.
  let whole: RegExp | undefined;
  checkHoles(english, source, target);
  // Without the first letter, which may be of either case.
  const anchor = longest(literals.map((literal, index) => (index === 0 ? literal.slice(1) : literal)));
  return {
    anchor,
    // What stands at an end may be part of a longer word.
    word: longest(anchor.match(/(?<=[^A-Za-z])[A-Za-z]+(?=[^A-Za-z])/gu) ?? []) || undefined,
    literalLength: literals.join('').length,
    valueHoles: [...valueHoles],
    valuesIn(text) {
      whole ??= new RegExp(`^${ofEitherCase(pattern)}$`, 'su');
      const match = whole.exec(text);
      return match === null ? undefined : { ...match.groups };
    },
    fill(values, translateHole) {
      return filled(target, (name) => {
        const value = values[name] ?? '';
        return own.has(name) ? translateHole(value) : value;
      });
    },
  };
}

function longest(texts: readonly string[]): string {
  return texts.reduce((long, next) => (next.length > long.length ? next : long), '');
}

/** Puts values into the holes of a phrase. */
export function filled(phrase: string, valueOf: (hole: string) => string): string {
  return phrase.replaceAll(/\{(\w+)\*?\}/gu, (_, name: string) => valueOf(name));
}

/** A text without its closing full stop, of either script. */
export function withoutStop(text: string): string {
  return /[.。]$/u.test(text) && !text.endsWith('..') ? text.slice(0, -1) : text;
}

/** The first letter of a sentence is a capital only where it begins one. */
function ofEitherCase(pattern: string): string {
  return pattern.replace(/^\p{Letter}/u, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

function groupOf(hole: string, before: string): string {
  if (hole === 'count') return String.raw`(?<count>\d[\d.,]*)`;
  return before.includes(`(?<${hole}>`) ? `\\k<${hole}>` : `(?<${hole}>.+?)`;
}

function checkHoles(english: string, source: string, target: string): void {
  const [asked, given] = [source, target].map(
    (text) => new Set([...text.matchAll(/\{(\w+)\*?\}/gu)].map((match) => match[1])),
  );
  for (const hole of given ?? [])
    if (!asked?.has(hole))
      throw new RangeError(`"${english}": the translation names {${hole}}, the English does not`);
  for (const hole of asked ?? [])
    if (!given?.has(hole)) throw new RangeError(`"${english}": the translation lacks {${hole}}`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}
