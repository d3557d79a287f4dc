import { skipped, type Meaning, type Piece, type Shape, type TimePart } from './field.ts';

/** What the letters of `strftime` write, by their width where that is fixed. */
const letters: Readonly<Record<string, readonly [TimePart, number?]>> = {
  Y: ['year', 4],
  y: ['year-of-century', 2],
  m: ['month', 2],
  b: ['month-name', 3],
  h: ['month-name', 3],
  B: ['month-name'],
  d: ['day', 2],
  e: ['day', 2],
  H: ['hour', 2],
  M: ['minute', 2],
  S: ['second', 2],
  s: ['seconds', 10],
  z: ['zone', 5],
  Z: ['zone'],
};

const abbreviations: Readonly<Record<string, string>> = {
  T: '%H:%M:%S',
  R: '%H:%M',
  F: '%Y-%m-%d',
  D: '%m/%d/%y',
};

const plain: Readonly<Record<string, string>> = { n: '\n', t: '\t', '%': '%' };

/** The pieces of a `strftime` text. A letter that is not known is passed over. */
export function strftimePieces(text: string, stamps: 'start' | 'end'): readonly Piece[] {
  const spelled = text.replace(
    /%[EO_^-]?([TRFD])/g,
    (whole, letter: string) => abbreviations[letter] ?? whole,
  );
  return spelled
    .split(/(%[EO_^-]?[a-zA-Z%+])/)
    .map((part, index) => (index % 2 === 0 ? part : pieceOf(part.at(-1) ?? '', stamps)));
}

function pieceOf(letter: string, stamps: 'start' | 'end'): Piece {
  const text = plain[letter];
  if (text !== undefined) return text;
  const [part, width] = letters[letter] ?? [];
  const name = `%${letter}`;
  if (part === undefined) return skipped(name);
  const meaning: Meaning = { gives: 'time', part, stamps };
  const shape: Shape = width === undefined ? 'text' : 'fixed';
  return { name, shape, width, meaning, rank: part === 'seconds' ? timeRanks.seconds : timeRanks.parts };
}

/** Whole times of Apache, the finest first. */
export const timeRanks = { us: 0, ms: 1, seconds: 2, log: 3, parts: 4, fraction: 5 } as const;
