/** Reads JSON without losing what `JSON.parse` loses: members named twice and the digits of long numbers. */
import { parseJson, type Json } from '../../json.ts';

/** Nesting on which a recursive walk may exhaust the stack. */
const depthMax = 500;

/** Before the digits of an integer that a double cannot hold. */
const exact = '\u0000int ';

export interface JsonDocument {
  readonly value: Json;
  /** Members that one object names more than once; the last one wins. */
  readonly doubled: readonly string[];
}

/** Undefined where the text is no JSON or is nested deeper than 500. */
export function readJson(text: string): JsonDocument | undefined {
  const looks = scan(text);
  if (looks === undefined) return undefined;
  const value = parseJson(looks.longNumbers ? withExactNumbers(text) : text);
  return value === undefined ? undefined : { value, doubled: looks.doubled };
}

/** The digits of a number that only text can hold. */
export function exactDigits(value: Json): string | undefined {
  return typeof value === 'string' && value.startsWith(exact) ? value.slice(exact.length) : undefined;
}

export function shownJson(value: Json): string {
  return exactDigits(value) ?? JSON.stringify(value);
}

function withExactNumbers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? JSON.stringify(exact + token) : token,
  );
}

interface Looks {
  readonly doubled: readonly string[];
  readonly longNumbers: boolean;
}

/** Undefined where it is too deep. Text that is no JSON gives anything. */
function scan(text: string): Looks | undefined {
  const doubled = new Set<string>();
  const open: (Set<string> | undefined)[] = [];
  let longNumbers = false;
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    digits = code >= 0x30 && code <= 0x39 ? digits + 1 : 0;
    if (digits === 16) longNumbers = true;
    if (code === 0x22) {
      const end = endOfString(text, index);
      const names = open.at(-1);
      if (names !== undefined && isName(text, end)) {
        const name = text.slice(index + 1, end);
        if (names.has(name)) doubled.add(name);
        names.add(name);
      }
      index = end;
    } else if (code === 0x7b || code === 0x5b) {
      open.push(code === 0x7b ? new Set() : undefined);
      if (open.length > depthMax) return undefined;
    } else if (code === 0x7d || code === 0x5d) open.pop();
  }
  return { doubled: [...doubled], longNumbers };
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === 0x5c) before -= 1;
  return (at - before) % 2 === 0;
}

/** True when a colon follows. */
function isName(text: string, end: number): boolean {
  let next = end + 1;
  while (/\s/.test(text.charAt(next))) next += 1;
  return text.charAt(next) === ':';
}
