import { backslashEscapes } from './escapes.ts';
import { field, header, skipped, type Epoch, type Field, type Piece } from './field.ts';
import { LogFormat } from './log-format.ts';
import { strftimePieces, timeRanks } from './strftime.ts';

type Stamps = 'start' | 'end';

const units: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 };
/** The finest duration is the best. */
const durationRanks: Readonly<Record<number, number>> = { 0.001: 0, 1: 1, 1000: 2 };

/** What Apache directives without an argument mean. Of several that tell the same, the first is the best. */
const directives: readonly Field[] = [
  field('r', 'request'),
  field('m', 'method', 'word'),
  field('U%q', 'decoded-target', 'target'),
  field('U', 'decoded-target', 'target'),
  field('q', 'query'),
  field('V', 'host', 'word'),
  field('v', 'host', 'word'),
  field('p', 'port', 'number'),
  field('h', 'client', 'list'),
  field('a', 'client', 'list'),
  field('>s', 'status', 'number'),
  field('s', 'status', 'number'),
  field('b', 'bytes', 'number'),
  field('B', 'bytes', 'number'),
  field('O', 'bytes', 'number'),
  duration('D', 0.001),
  duration('T', 1000),
  skipped('H', 'protocol'),
  skipped('u', 'user'),
  skipped('l', 'word'),
];

const epochs: Readonly<Record<string, readonly [Epoch, number]>> = {
  sec: ['seconds', timeRanks.seconds],
  msec: ['ms', timeRanks.ms],
  usec: ['us', timeRanks.us],
  msec_frac: ['ms-fraction', timeRanks.fraction],
  usec_frac: ['us-fraction', timeRanks.fraction],
};
/** Until the year 2286. */
const widths: Readonly<Record<string, number>> = {
  sec: 10,
  msec: 13,
  usec: 16,
  msec_frac: 3,
  usec_frac: 6,
};

const directivePattern = /%(?:%|U%q|(?:!?\d+(?:,\d+)*)?([<>]?)(?:\{([^}]*)\})?(\^t[io]|[a-zA-Z]))/g;

/**
 * An Apache `LogFormat`: its text, or the whole directive as it stands in the configuration.
 * Apache stamps the start of a request, unless the format says `%{end:…}t`.
 *
 * @throws {HarnessError} `usage` for a format without a request.
 */
export function apacheFormat(text: string): LogFormat {
  return new LogFormat(apachePieces(textOf(text.trim())), { escapes: backslashEscapes });
}

/** `LogFormat "%h … \"%r\"" name` → its text, quotes without their backslash. */
function textOf(text: string): string {
  const [, quoted] = /^(?:LogFormat\s+)?"((?:[^"\\]|\\.)*)"(?:\s+[\w-]+)?$/s.exec(text) ?? [];
  const letters: Readonly<Record<string, string>> = { t: '\t', n: '\n' };
  return (quoted ?? text).replace(/\\(.)/g, (_, letter: string) => letters[letter] ?? letter);
}

/** The pieces of the text of a format. */
export function apachePieces(format: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of format.matchAll(directivePattern)) {
    const [whole, edge = '', argument, letter = ''] = match;
    pieces.push(format.slice(from, match.index));
    if (whole === '%%') pieces.push('%');
    else if (letter === 't') pieces.push(...timePieces(whole, argument));
    else pieces.push(whole === '%U%q' ? directive(whole, 'U%q') : fieldOf(whole, { edge, argument, letter }));
    from = match.index + whole.length;
  }
  return [...pieces, format.slice(from)];
}

interface Directive {
  /** `>` is the final request after redirects inside the server. */
  readonly edge: string;
  readonly argument: string | undefined;
  readonly letter: string;
}

function fieldOf(name: string, { edge, argument, letter }: Directive): Field {
  if (argument === undefined) return directive(name, `${edge === '>' && letter === 's' ? '>' : ''}${letter}`);
  if (letter === 'T') return { ...duration('T', units[argument] ?? 1000), name };
  if (letter === 'p') return directive(name, letter);
  if (letter !== 'i') return skipped(name);
  const known = argument.toLowerCase();
  return known === 'host' ? { ...field(name, 'host'), rank: -1 } : { ...header(known), name };
}

function directive(name: string, id: string): Field {
  const rank = directives.findIndex((known) => known.name === id);
  const known = directives[rank];
  if (known === undefined) return skipped(name);
  return known.meaning?.gives === 'duration' ? { ...known, name } : { ...known, name, rank };
}

function duration(name: string, unitMs: number): Field {
  return { name, shape: 'number', meaning: { gives: 'duration', unitMs }, rank: durationRanks[unitMs] ?? 0 };
}

/** `%t` brings its own brackets. */
function timePieces(name: string, argument: string | undefined): readonly Piece[] {
  if (argument === undefined) return ['[', logTime(name, 'start'), ']'];
  const [, edge, text = ''] = /^(?:(begin|end):?)?(.*)$/s.exec(argument) ?? [];
  const stamps = edge === 'end' ? 'end' : 'start';
  if (text === '') return ['[', logTime(name, stamps), ']'];
  const [part, rank] = epochs[text] ?? [];
  if (part === undefined || rank === undefined) return strftimePieces(text, stamps);
  return [{ name, shape: 'fixed', width: widths[text], meaning: { gives: 'time', part, stamps }, rank }];
}

function logTime(name: string, stamps: Stamps): Field {
  return { name, shape: 'log-time', meaning: { gives: 'time', part: 'log', stamps }, rank: timeRanks.log };
}
