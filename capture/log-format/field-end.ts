import type { LineCursor } from '../line-cursor.ts';
import { logTimeLength } from '../log-time.ts';
import type { Field } from './field.ts';
import type { Step } from './steps.ts';

const [space, quoteMark, asterisk, comma, dash, slash] = [32, 34, 42, 44, 45, 47];
const [nine, colon, openBracket, backslash, openBrace] = [57, 58, 91, 92, 123];
const http = Uint8Array.from('http', (letter) => letter.charCodeAt(0));
const upperHttp = Uint8Array.from('HTTP', (letter) => letter.charCodeAt(0));

/** Where the value at `at` ends, or -1. */
export function endOf(line: LineCursor, at: number, step: Step): number {
  const { bytes, end: limit } = line;
  const { field } = step;
  switch (field.shape) {
    case 'number':
      return endOfNumber(bytes, at, limit);
    case 'fixed':
      return endOfFixed(bytes, at, limit, field.width ?? 0);
    case 'log-time':
      return endOfFixed(bytes, at, limit, logTimeLength);
    case 'quotable':
      return endOfQuotable(line, at);
    default:
      return step.next === undefined && step.after.length === 0
        ? endOfLast(line, at, field)
        : search(line, at, step);
  }
}

/** Whether these bytes stand there, all before the limit. */
export function standsAt(text: Uint8Array, bytes: Uint8Array, at: number, limit: number): boolean {
  if (at + text.length > limit) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text[index]) return false;
  }
  return true;
}

function endOfNumber(bytes: Uint8Array, at: number, limit: number): number {
  let end = at;
  while (end < limit && isOfNumber(bytes[end] as number)) end += 1;
  return end;
}

/** Digits, `-` and `.` */
function isOfNumber(byte: number): boolean {
  return byte >= dash && byte <= nine && byte !== slash;
}

function endOfFixed(bytes: Uint8Array, at: number, limit: number, width: number): number {
  const isUnset = at < limit && bytes[at] === dash;
  if (isUnset && !(at + 1 < limit && isOfNumber(bytes[at + 1] as number))) return at + 1;
  return at + width <= limit ? at + width : -1;
}

function endOfQuotable(line: LineCursor, at: number): number {
  const { bytes, end: limit } = line;
  if (at >= limit) return -1;
  if (bytes[at] === dash) return at + 1;
  if (bytes[at] !== quoteMark) return -1;
  let end = line.find('"', at + 1);
  while (end >= 0 && isEscaped(bytes, end)) end = line.find('"', end + 1);
  return end + 1 || -1;
}

/** The last field of a format takes the rest of the line, or a word of it. */
function endOfLast(line: LineCursor, at: number, { shape }: Field): number {
  const end = shape === 'word' ? line.find(' ', at) : -1;
  return end < 0 ? line.end : end;
}

function search(line: LineCursor, at: number, step: Step): number {
  const { bytes, end: limit } = line;
  const { field, after, quoted } = step;
  const { shape } = field;
  if (shape === 'list' && at < limit && !canBeAddress(bytes[at] as number)) return -1;
  const isShort = shape === 'word' || shape === 'list' || shape === 'protocol';
  const from = step.mark === ':' ? endOfBracketed(line, at) : at;
  for (let end = line.find(step.mark, from); end >= 0; end = line.find(step.mark, end + 1)) {
    if (after.length > 1 && !standsAt(after, bytes, end, limit)) continue;
    if (quoted && isEscaped(bytes, end)) continue;
    if (shape === 'list' && goesOn(bytes, end, limit)) continue;
    if (step.next === undefined || begins(step.next, bytes, end + after.length, limit)) return end;
    if (isShort) return -1;
  }
  return -1;
}

/** The colons of `[2001:db8::7]:443` but the last are no marks. */
function endOfBracketed(line: LineCursor, at: number): number {
  const isBracketed = isBracket(line.bytes, at, line.end);
  return isBracketed ? Math.max(at, line.find(']', at)) : at;
}

function isEscaped(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 1] !== backslash) return false;
  let first = at - 1;
  while (bytes[first - 1] === backslash) first -= 1;
  return (at - first) % 2 === 1;
}

/** A list does not end behind a comma, nor before or behind a colon that stands alone. */
function goesOn(bytes: Uint8Array, at: number, limit: number): boolean {
  return bytes[at - 1] === comma || isLoneColon(bytes, at - 1, limit) || isLoneColon(bytes, at + 1, limit);
}

function isLoneColon(bytes: Uint8Array, at: number, limit: number): boolean {
  return at + 1 < limit && bytes[at] === colon && bytes[at - 1] === space && bytes[at + 1] === space;
}

/** A line of JSON begins otherwise. */
function canBeAddress(byte: number): boolean {
  return byte !== quoteMark && byte !== openBrace;
}

/** Whether a value of the field can begin here. */
function begins({ shape }: Field, bytes: Uint8Array, at: number, limit: number): boolean {
  const byte = at < limit ? (bytes[at] as number) : 0;
  switch (shape) {
    case 'number':
      return isOfNumber(byte);
    case 'log-time':
      return byte === dash || (at + 2 < limit && bytes[at + 2] === slash);
    case 'quotable':
      return byte === quoteMark || byte === dash;
    case 'user':
      return byte !== dash || at + 1 >= limit || bytes[at + 1] !== space || isBracket(bytes, at + 2, limit);
    case 'protocol':
      return standsAt(upperHttp, bytes, at, limit);
    case 'target':
      return byte === slash || byte === dash || byte === asterisk || standsAt(http, bytes, at, limit);
    default:
      return true;
  }
}

function isBracket(bytes: Uint8Array, at: number, limit: number): boolean {
  return at < limit && bytes[at] === openBracket;
}
