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
  readonly #byAnchor = new Map<string, Phrase[]>();
  readonly #known = new Map<string, Translation>();

  constructor(...parts: readonly Phrases[]) {
    for (const part of parts)
      for (const [english, translation] of Object.entries(part)) this.#add(english, translation);
  }

  /** Remembers what it was asked; the texts of a report come again and again. */
  translate(text: string): Translation {
    let found = this.#known.get(text);
    if (found === undefined) {
      found = this.#cover(text);
      this.#known.set(text, found);
    }
    return found;
  }

  #add(english: string, translation: string): void {
    if (!/[{|]/u.test(english)) {
      this.#exact.set(withoutStop(english), withoutStop(translation));
      return;
    }
    const phrase = phraseOf(english, translation);
    const same = this.#byAnchor.get(phrase.anchor);
    if (same === undefined) this.#byAnchor.set(phrase.anchor, [phrase]);
    else same.push(phrase);
  }

  #cover(text: string): Translation {
    const clauses = clausesOf(text);
    const best: Cover[] = [{ cost: 0, text: '', unknown: [] }];
    for (let end = 1; end <= clauses.length; end += 1) {
      for (let start = Math.max(0, end - clausesMax); start < end; start += 1) {
        const before = best[start];
        const piece = this.#piece(clauses.slice(start, end));
        if (before === undefined || piece === undefined) continue;
        const cost = before.cost + piece.cost;
        if (cost >= (best[end]?.cost ?? Infinity)) continue;
        best[end] = { cost, text: before.text + piece.text, unknown: [...before.unknown, ...piece.unknown] };
      }
    }
    const { text: translated, unknown } = best[clauses.length] ?? { text, unknown: [text] };
    return { text: translated, unknown };
  }

  #piece(clauses: readonly Clause[]): Cover | undefined {
    const text = clauses
      .map((clause, index) => clause.text + (index < clauses.length - 1 ? clause.separator : ''))
      .join('');
    const separator = clauses.at(-1)?.separator ?? '';
    const said = this.#phrase(text);
    if (said !== undefined) return { ...said, text: said.text + joined(separator), unknown: [] };
    if (clauses.length > 1) return undefined;
    const isValue = !/[a-z]{2,}\s+\S*[a-z]{2,}/iu.test(text);
    return {
      cost: isValue ? 1 : unknownCost,
      text: text + (isValue && !separator.startsWith(',') ? joined(separator) : separator),
      unknown: isValue ? [] : [text],
    };
  }

  #phrase(text: string): Pick<Cover, 'cost' | 'text'> | undefined {
    const exact = this.#exact.get(text);
    if (exact !== undefined) return { cost: 1, text: exact };
    const { item, rest } = itemAndRest.exec(text)?.groups ?? {};
    if (item !== undefined && rest !== undefined) {
      const said = this.#phrase(rest);
      return said && { cost: said.cost, text: `${item} ${said.text}` };
    }
    let best: { readonly phrase: Phrase; readonly values: Readonly<Record<string, string>> } | undefined;
    for (const [anchor, phrases] of this.#byAnchor) {
      if (!text.includes(anchor)) continue;
      for (const phrase of phrases) {
        if (phrase.literalLength <= (best?.phrase.literalLength ?? -1)) continue;
        const values = phrase.valuesIn(text);
        if (values !== undefined) best = { phrase, values };
      }
    }
    if (best === undefined) return undefined;
    return {
      cost: 1 + costOf(Object.values(best.values)),
      text: best.phrase.fill(best.values, (words) => this.translate(words).text),
    };
  }
}

/** A value seldom holds a colon or a comma with words after it, and a whole sentence next to never. */
function costOf(values: readonly string[]): number {
  const within = values.join(' ');
  return countOf(within, /[.]\s/gu) * (unknownCost + 1) + countOf(within, /[:;,]\s/gu) * 10;
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
