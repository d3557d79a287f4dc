import { privateWords, secretNameWords } from './private-words.ts';
import { sideEffects } from './side-effects.ts';

/**
 * Tells in one pass over a target or header what may be in it, so that the many that hold nothing of note meet no
 * regular expression. A mark says "perhaps"; no mark says "certainly not". What it means is judged elsewhere.
 */
export const mark = {
  /** A percent sign. */
  percent: 1 << 5,
  /** An equals sign, a colon, or a percent sign that may hide one: perhaps a name and its value. */
  pair: 1 << 6,
  /** Something that a private value may look like. */
  privateShape: 1 << 7,
  /** Part of a name of secrets. */
  secretName: 1 << 8,
  /** Words of the list of side effects. */
  sideEffect: 1 << 9,
  /** A backslash, `//` or `/.`: two servers may read the path as two places. */
  ambiguous: 1 << 10,
} as const;

/** Fewer digits in a row, with nothing but these between them, are no number of a person; ten need one between them. */
const digitsMin = 10;
const joiners = '- ()';

const digit = 1 << 11;
const joiner = 1 << 12;
const letters = 'abcdefghijklmnopqrstuvwxyz';
/** Of characters in words, below 32. Alike ones may share a class: the whole word is compared. */
const classes = [...letters.split(''), '-_', '/', '=', '.', '0123456789'];
const classMask = 31;
const threeMask = (1 << 15) - 1;

/** By character below 128: its class and marks. */
const kinds = new Uint16Array(128);
/** By the classes of three characters in a row: one more than the index in `begun`, or 0. */
const threes = new Uint8Array(1 << 15);
/** Marks that three characters give, and words that may begin with them. */
const begun: { marks: number; readonly words: { readonly text: string; readonly mark: number }[] }[] = [];

for (const [index, characters] of classes.entries()) {
  for (const one of characters + characters.toUpperCase()) kinds[one.charCodeAt(0)] = index + 1;
}
mean('0123456789', digit);
mean(joiners, joiner);
mean('%', mark.percent | mark.pair | mark.privateShape);
mean('=:', mark.pair);
mean('@*+', mark.privateShape);
mean('\\', mark.ambiguous);
for (const word of privateWords) begin(word, mark.privateShape);
for (const word of secretNameWords) begin(word, mark.secretName);
for (const { words } of sideEffects) for (const word of words) begin(word, mark.sideEffect);
for (let before = 0; before <= classMask; before++) {
  for (const pair of ['//', '/.']) threeOf((before << 10) | codeOf(pair)).marks |= mark.ambiguous;
}

let [lastText, lastMarks] = ['', 0];

/** The marks of a text, as bits of `mark`. */
export function marksOf(text: string): number {
  if (text === lastText) return lastMarks;
  // run: twice the digits in a row, and one for joiners
  let [marks, three, run] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    // characters above 127 are in no word, so that what they are taken for does no harm
    const kind = kinds[text.charCodeAt(at) & 127] as number;
    marks |= kind;
    three = ((three << 5) | (kind & classMask)) & threeMask;
    const found = threes[three] as number;
    if (found !== 0) marks |= marksAt(found - 1, text, at - 2);
    if ((kind & digit) !== 0) {
      run += 2;
      if (run > digitsMin * 2) marks |= mark.privateShape;
    } else run = (kind & joiner) === 0 ? 0 : run | 1;
  }
  lastText = text;
  lastMarks = marks;
  return marks;
}

function marksAt(index: number, text: string, start: number): number {
  const { marks, words } = begun[index] as (typeof begun)[number];
  let all = marks;
  for (const word of words) if (standsAt(word.text, text, start)) all |= word.mark;
  return all;
}

function standsAt(word: string, text: string, start: number): boolean {
  for (let index = 0; index < word.length; index++) {
    const code = text.charCodeAt(start + index);
    const lower = code >= 65 && code <= 90 ? code + 32 : code;
    if (lower !== word.charCodeAt(index)) return false;
  }
  return true;
}

function mean(characters: string, marks: number): void {
  for (const one of characters) kinds[one.charCodeAt(0)]! |= marks;
}

function begin(word: string, marks: number): void {
  const text = word.toLowerCase();
  threeOf(codeOf(text.slice(0, 3))).words.push({ text, mark: marks });
}

function codeOf(text: string): number {
  let code = 0;
  for (const one of text) code = (code << 5) | ((kinds[one.charCodeAt(0)] ?? 0) & classMask);
  return code;
}

function threeOf(code: number): (typeof begun)[number] {
  const known = begun[(threes[code] as number) - 1];
  if (known !== undefined) return known;
  const fresh = { marks: 0, words: [] };
  threes[code] = begun.push(fresh);
  return fresh;
}
