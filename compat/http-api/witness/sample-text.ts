import type { PatternSets } from '../diff/pattern-sets.ts';
import type { Schema } from '../schema.ts';
import { isRisky, patternEngine } from './pattern-engine.ts';

/** A value, or nothing where none was found. */
export type Sample = { readonly value: unknown } | undefined;

/** One text of each format that validators know. */
export const formatTexts: Readonly<Record<string, string>> = {
  'date-time': '2026-11-21T10:00:00Z',
  date: '2026-11-21',
  time: '10:00:00Z',
  duration: 'P1D',
  email: 'a@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  'uri-reference': '/a',
  uuid: '00000000-0000-4000-8000-000000000000',
  byte: 'YQ==',
};

/** Texts of many forms, short ones first. */
const tried = [
  'a', 'A', '0', '1', 'ab', 'AB', '12', 'abc', 'ABC', '123', 'a1', 'A1', 'text', '1234', 'a-b', 'a_b', 'a.b', '1.0',
  '1.0.0', '12345', '123456', 'abcdefgh', '12345678', '#ffffff', '/a', 'a/b', '+4412345678', 'US', 'USD', 'en-US',
  ...Object.values(formatTexts), '',
]; // prettier-ignore

const lengthMax = 5000;

/** A text within the limits, in the format and of the patterns of a schema. */
export function sampleText({ format, patterns, limits }: Schema, sets: PatternSets): Sample {
  const least = limits.get('minLength')?.value ?? 0;
  const most = limits.get('maxLength')?.value ?? Infinity;
  if (least > lengthMax) return undefined;
  if (patterns.size === 0) {
    const text = format === undefined ? 'text' : (formatTexts[format] ?? 'text');
    return { value: text.padEnd(least, 'x').slice(0, Math.min(most, lengthMax)) };
  }
  const usual = usualText(patterns, { least, most });
  if (usual !== undefined) return { value: usual };
  const bounds = `^[^]{${least},${most === Infinity ? '' : most}}$`;
  const found = sets.example(least === 0 && most === Infinity ? patterns : new Set([...patterns, bounds]));
  return found === undefined ? undefined : { value: found };
}

/** To build the texts of a pattern takes far longer than to try some. */
function usualText(
  patterns: ReadonlySet<string>,
  { least, most }: { readonly least: number; readonly most: number },
): string | undefined {
  if ([...patterns].some(isRisky)) return undefined;
  const matchers = [...patterns].map(patternEngine);
  return tried
    .filter(({ length }) => length >= least && length <= most)
    .find((text) => matchers.every((matcher) => matcher.test(text)));
}

/** Texts of many forms, for patterns and formats that refuse some of them. */
export function usualTexts(): readonly string[] {
  return tried;
}
