/** Reads JSON without losing what `JSON.parse` loses: members named twice and the digits of long numbers. */
import { isObject, parseJson, type Json } from '../../json.ts';

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
  if (value === undefined) return undefined;
  return { value, doubled: looks.members === membersOf(value) ? [] : doubledNames(text) };
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
  /** As often as the text names one; what is named twice counts twice. */
  readonly members: number;
  readonly longNumbers: boolean;
}

/** Undefined where it is too deep. Text that is no JSON gives anything. */
function scan(text: string): Looks | undefined {
  let members = 0;
  let longNumbers = false;
  let digits = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    digits = code >= 0x30 && code <= 0x39 ? digits + 1 : 0;
    if (digits === 16) longNumbers = true;
    if (code === 0x22) index = endOfString(text, index);
    else if (code === 0x3a) members += 1;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > depthMax) return undefined;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return { members, longNumbers };
}

/** Where the quote is that ends a string, or the end of the text. Most strings are short: a call for each costs more. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === 0x22) return end;
    end += code === 0x5c ? 2 : 1;
  }
  return text.length;
}

function membersOf(value: Json): number {
  let members = 0;
  if (Array.isArray(value)) for (const element of value as readonly Json[]) members += membersOf(element);
  else if (isObject(value)) for (const name in value) members += 1 + membersOf(value[name] ?? null);
  return members;
}

/** Members that one object of this JSON names more than once. */
function doubledNames(text: string): readonly string[] {
  const doubled = new Set<string>();
  const open: (Set<string> | undefined)[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) {
      const end = endOfString(text, index);
      const names = open.at(-1);
      if (names !== undefined && isName(text, end)) {
        const name = text.slice(index + 1, end);
        if (names.has(name)) doubled.add(name);
        names.add(name);
      }
      index = end;
    } else if (code === 0x7b || code === 0x5b) open.push(code === 0x7b ? new Set() : undefined);
    else if (code === 0x7d || code === 0x5d) open.pop();
  }
  return [...doubled];
}

/** True when a colon follows. */
function isName(text: string, end: number): boolean {
  let next = end + 1;
  while (/\s/.test(text.charAt(next))) next += 1;
  return text.charAt(next) === ':';
}
