import { expect, test } from 'vitest';
import { bytes, collect, collectPairs, duration, positive, share, whole } from './options.ts';

test.each([
  ['90s', 90_000],
  ['15m', 900_000],
  ['1.5h', 5_400_000],
  ['7d', 604_800_000],
  ['250ms', 250],
])('%s is %i ms', (text, ms) => expect(duration(text)).toBe(ms));

test.each([
  ['500kB', 500_000],
  ['1.5MB', 1_500_000],
  ['2GB', 2_000_000_000],
])('%s is %i bytes', (text, size) => expect(bytes(text)).toBe(size));
test.each(['100', '100mb', '1 GB', '-1kB', ''])('"%s" is no size', (text) =>
  expect(() => bytes(text)).toThrow(),
);

test.each(['24', 'h', '', '-1h', '1 h', '1w'])('"%s" is no duration', (text) =>
  expect(() => duration(text)).toThrow(),
);
test.each(['0', '-1', 'x', 'Infinity'])('"%s" is not above zero', (text) =>
  expect(() => positive(text)).toThrow(),
);
test.each(['0', '1.5', 'x', ''])('"%s" is no whole number above zero', (text) =>
  expect(() => whole(text)).toThrow(),
);
test.each(['-0.1', '1.1', 'x', ''])('"%s" is no share', (text) => expect(() => share(text)).toThrow());

test('values and pairs add up; a value may hold =', () => {
  expect(collect('b', ['a'])).toEqual(['a', 'b']);
  expect(collectPairs('token=a=b', { v: '1' })).toEqual({ v: '1', token: 'a=b' });
});
