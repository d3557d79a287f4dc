import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PatternSets } from './pattern-sets.ts';

const sets = new PatternSets();
const effect = (old: string, now: string): string => sets.effect(new Set([old]), new Set([now]));

describe('patterns as sets of texts', () => {
  test.each([
    ['^a+$', '^a*$', 'widens'],
    ['^[a-z]{3}$', '^[a-z]+$', 'widens'],
    ['^.{1,40}$', '^.{1,20}$', 'narrows'],
    ['^(?:a|b)$', '^[ab]$', 'none'],
    ['a', '^a', 'narrows'],
    ['', '^[^]*$', 'none'],
    ['^[a-m]+$', '^[g-z]+$', 'incomparable'],
    ['^\\d{4}-\\d{2}$|^\\d{8}$', '^\\d{4}-\\d{2}$', 'narrows'],
    ['^[a-z-]+$', '^(?!.*--)[a-z-]+$', 'narrows'],
    ['^(?=.*\\d).{8,}$', '^.{8,}$', 'widens'],
    ['^(?!x)(?!y)[x-z]$', '^z$', 'none'],
    ['^(\\w)\\1$', '^\\w\\w$', 'widens'],
    ['^\\p{Lu}$', '^\\p{L}$', 'widens'],
    // beyond the budget, no regular language, no pattern at all
    ['^(a|b)*a(a|b){20}$', '^(a|b)*b(a|b){20}$', 'unknown'],
    ['^(.*)x\\1$', '^.*$', 'unknown'],
    ['\\bfoo\\b', 'foo', 'unknown'],
    ['[', 'a', 'unknown'],
    ['^a{1,100000}$', '^a$', 'unknown'],
    ['a'.repeat(3000), 'a', 'unknown'],
  ])('%s, then %s', (old, now, expected) => expect(effect(old, now)).toBe(expected));

  test('several patterns must all match', () => {
    expect(sets.effect(new Set(['^a', 'z$']), new Set(['^a[^]*z$']))).toBe('none');
    expect(sets.effect(new Set(), new Set(['^a']))).toBe('narrows');
  });

  test('what is too much in all ends as unknown, and what was known stays known', () => {
    const few = new PatternSets(3000);
    const [first = '', last] = Array.from({ length: 20 }, (_, nth) =>
      few.effect(new Set([`^(a|b)*a(a|b){7}c{${nth}}$`]), new Set(['^(a|b)*b(a|b){7}$'])),
    ).filter((_, nth) => nth % 19 === 0);
    expect([first, last]).toEqual(['incomparable', 'unknown']);
    expect(few.effect(new Set(['^(a|b)*a(a|b){7}c{0}$']), new Set(['^(a|b)*b(a|b){7}$']))).toBe(first);
  });
});

test('a text that one pattern matches and the other does not is never missed', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '[ab]',
    '.',
    'a?',
    'b*',
    '(?:ab|c)',
    '(?!a)',
    '(?=b)',
    '^',
    '$',
    '|',
  );
  const pattern = fc
    .array(atom, { minLength: 1, maxLength: 5 })
    .map((atoms) => atoms.join(''))
    .filter((text) => isPattern(text));
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 }), {
    minLength: 20,
  });
  let told = 0;
  fc.assert(
    fc.property(pattern, pattern, texts, (old, now, sample) => {
      const found = new PatternSets().effect(new Set([old]), new Set([now]));
      if (found === 'unknown') return;
      told += 1;
      const [before, after] = [new RegExp(old, 'u'), new RegExp(now, 'u')];
      const lost = sample.some((text) => before.test(text) && !after.test(text));
      const gained = sample.some((text) => after.test(text) && !before.test(text));
      expect(lost).toBe(lost && ['narrows', 'incomparable'].includes(found));
      expect(gained).toBe(gained && ['widens', 'incomparable'].includes(found));
    }),
    { numRuns: 300 },
  );
  expect(told).toBeGreaterThan(100);
});

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}
