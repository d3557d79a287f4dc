import { type Phrase, type Phrases, phraseOf, withoutStop } from './phrase.ts';

/** A text in another language, and what of it no phrase knows. */
export interface Translation {
  readonly text: string;
  /** Clauses of more than one word that stay in English. */
  readonly unknown: readonly string[];
}

interface Clause {
  readonly text: string;
  /** What stood between this clause and the next: `. `, `: `, `; `, `, `, a line end, or nothing. */
  readonly separator: string;
}

interface Cover {
  readonly cost: number;
  readonly text: string;
  readonly unknown: readonly string[];
}

const unknownCost = 1000;
/** A saying is at most this many clauses long. */
const clausesMax = 12;
/** Reasons name an item of the checklist before its title, for example `BLD-07`. */
const itemAndRest = /^(?<item>[A-Z]{2,}-\d+(?:-\w+)?) (?<rest>.+)$/su;
const separators: Readonly<Record<string, string>> = { '.': '。', ':': '：', ';': '；', ',': '，' };

/**
 * Finds the harness's own sentences in a text again and says them in another language. The reports hold
 * finished English sentences; so rules and checks need not know of languages, and old reports are translated
 * too. A text is cut into clauses, and the fewest phrases that cover them all are taken; a clause that none
 * covers stays in English and is named.
 */
export class Phrasebook {
  readonly #exact = new Map<string, string>();
  readonly #phrases: Phrase[] = [];
  /** Places among the phrases, by a word that they have; without one they may stand anywhere. */
  readonly #byWord = new Map<string | undefined, number[]>();
  readonly #known = new Map<string, Cover>();

  constructor(...parts: readonly Phrases[]) {
    for (const part of parts)
      for (const [english, translation] of Object.entries(part)) this.#add(english, translation);
  }

  translate(text: string): Translation {
    const found = this.#known.get(text) ?? this.#cover(text, this.#phrasesIn(text));
    return { text: spaced(found.text), unknown: found.unknown };
  }

  /** The translation of a text that is known word by word. */
  exact(text: string): string | undefined {
    const known = this.#exact.get(withoutStop(text));
    return known === undefined ? undefined : spaced(known) + (text.endsWith('.') ? '。' : '');
  }

  /** The translation of a text that one phrase says from beginning to end; nothing is put together. */
  sentence(text: string): string | undefined {
    const said = this.#said(withoutStop(text), this.#phrasesIn(text));
    return said?.unknown.length === 0 ? spaced(said.text) : undefined;
  }

  /** Those that may stand in this text, in the order of the book. */
  #phrasesIn(text: string): readonly Phrase[] {
    const words = new Set<string | undefined>(text.split(/[^A-Za-z]+/u)).add(undefined);
    const places = [...words].flatMap((word) => this.#byWord.get(word) ?? []);
    return places.sort((a, b) => a - b).flatMap((place) => this.#phrases[place] ?? []);
  }

  #add(english: string, translation: string): void {
    if (!/[{|]/u.test(english)) {
      for (const spelled of bothCases(withoutStop(english)))
        this.#exact.set(spelled, withoutStop(translation));
      return;
    }
    const phrase = phraseOf(english, translation);
    const places = this.#byWord.get(phrase.word) ?? [];
    this.#byWord.set(phrase.word, places);
    places.push(this.#phrases.push(phrase) - 1);
  }

  /**
   * Remembers what it was asked: the texts of a report come again and again. Only phrases whose anchor stands
   * in the whole can stand in a part of it.
   */
  #cover(text: string, phrases: readonly Phrase[]): Cover {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const possible = phrases.filter(({ anchor }) => text.includes(anchor));
    const clauses = clausesOf(text);
    const best: Cover[] = [{ cost: 0, text: '', unknown: [] }];
    for (let end = 1; end <= clauses.length; end += 1) {
      for (let start = Math.max(0, end - clausesMax); start < end; start += 1) {
        const before = best[start];
        const piece = this.#piece(clauses.slice(start, end), possible);
        if (before === undefined || piece === undefined) continue;
        const cost = before.cost + piece.cost;
        if (cost >= (best[end]?.cost ?? Infinity)) continue;
        best[end] = { cost, text: before.text + piece.text, unknown: [...before.unknown, ...piece.unknown] };
      }
    }
    const found = best[clauses.length] ?? { cost: unknownCost, text, unknown: [text] };
    this.#known.set(text, found);
    return found;
  }

  #piece(clauses: readonly Clause[], phrases: readonly Phrase[]): Cover | undefined {
    const text = clauses
      .map((clause, index) => clause.text + (index < clauses.length - 1 ? clause.separator : ''))
      .join('');
    const separator = clauses.at(-1)?.separator ?? '';
    const said = this.#said(text, phrases);
    if (said !== undefined) return { ...said, text: said.text + joined(separator) };
    if (clauses.length > 1) return undefined;
    const isValue = !/(?:^|\s)[A-Za-z][a-z]+\s+[a-z]{2,}(?=\s|$)/u.test(text);
    return {
      cost: isValue ? 1 : unknownCost,
      text: text + (isValue && !separator.startsWith(',') ? joined(separator) : separator),
      unknown: isValue ? [] : [text],
    };
  }

  #said(text: string, phrases: readonly Phrase[]): Cover | undefined {
    const exact = this.#exact.get(text);
    if (exact !== undefined) return { cost: 1, text: exact, unknown: [] };
    const { item, rest } = itemAndRest.exec(text)?.groups ?? {};
    if (item !== undefined && rest !== undefined) {
      const said = this.#said(rest, phrases);
      return said && { ...said, text: `${item} ${said.text}` };
    }
    let best: Cover | undefined;
    for (const phrase of phrases)
      if (text.includes(phrase.anchor)) best = cheaper(best, this.#filled(phrase, text, phrases));
    return best;
  }

  #filled(phrase: Phrase, text: string, phrases: readonly Phrase[]): Cover | undefined {
    const values = phrase.valuesIn(text);
    if (values === undefined) return undefined;
    // Of two phrases that say all, the one with more words of its own is meant.
    let cost =
      1 +
      costOf(phrase.valueHoles.map((hole) => values[hole] ?? '')) -
      phrase.literalLength / (text.length + 1);
    const unknown: string[] = [];
    const translateHole = (words: string): string => {
      const inner = this.#cover(words, phrases);
      cost += inner.cost + countOf(words, /[:;,]\s/gu) / 2;
      unknown.push(...inner.unknown);
      return inner.text;
    };
    const filled = phrase.fill(values, translateHole);
    return { cost, text: filled, unknown };
  }
}

/** What begins a sentence in one place stands within one in another. */
function bothCases(text: string): readonly string[] {
  const first = text.charAt(0);
  return [text, first.toLowerCase() + text.slice(1), first.toUpperCase() + text.slice(1)];
}

function cheaper(a: Cover | undefined, b: Cover | undefined): Cover | undefined {
  return a === undefined || (b !== undefined && b.cost < a.cost) ? b : a;
}

/** A space between Chinese characters and Latin words, as is usual in print. */
function spaced(text: string): string {
  return text
    .replaceAll(/(?<=\p{Script=Han})(?=[\w`"(])/gu, ' ')
    .replaceAll(/(?<=[\w`")%])(?=\p{Script=Han})/gu, ' ');
}

/** A value seldom holds plain words, more seldom a colon or comma with something after it, next to never a sentence. */
function costOf(values: readonly string[]): number {
  const within = values.join(' ');
  return (
    countOf(within, /[.]\s/gu) * (unknownCost + 1) +
    countOf(within, /[:;,]\s|`/gu) * 10 +
    countOf(within, /\s[a-z]{2,}(?=\s|$)/gu) * 2
  );
}

function countOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** Words between clauses, as the other script writes them. */
function joined(separator: string): string {
  const mark = separators[separator.charAt(0)];
  if (mark === undefined) return separator;
  return separator.includes('\n') ? `${mark}${separator.slice(1)}` : mark;
}

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let at = 0;
  for (const match of text.matchAll(/[.:;,]\s+|\n+|[.]$/gu)) {
    if (match.index < at || match.index === 0) continue;
    clauses.push({ text: text.slice(at, match.index), separator: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) clauses.push({ text: text.slice(at), separator: '' });
  return clauses;
}
