import { afterEach, expect, test } from 'vitest';
import { pageWords } from './page-words.test-support.ts';
import { said, speak, t } from './words.ts';

afterEach(() => speak({}));

test('English is what the sources say, another language what the map says', () => {
  expect(t('{count} of {total} rows', { count: 3, total: 9 })).toBe('3 of 9 rows');
  speak({ '{count} of {total} rows': '{total} 行中的 {count} 行', Findings: '发现' });
  expect(t('{count} of {total} rows', { count: 3, total: 9 })).toBe('9 行中的 3 行');
  expect([said('Findings'), said('Column a is gone.')]).toEqual(['发现', 'Column a is gone.']);
});

test('one is said as one', () => {
  const shown = (count: number): string =>
    t('{count} (row is|rows are) new in {name}', { count, name: '(a|b)' });
  expect([shown(1), shown(0), shown(2)]).toEqual([
    '1 row is new in (a|b)',
    '0 rows are new in (a|b)',
    '2 rows are new in (a|b)',
  ]);
});

test('a value is never taken for a hole, a text never for a member of the map', () => {
  expect(t('{a} {b}', { a: '{b}', b: '{a}' })).toBe('{b} {a}');
  expect([said('__proto__'), said('constructor')]).toEqual(['__proto__', 'constructor']);
});

test('every call names its words plainly, so that they can be translated', () => {
  const words = pageWords();
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((one) => one.words === undefined)).toEqual([]);
});
