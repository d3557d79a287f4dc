import { expect, test } from 'vitest';
import { goDuration } from './go-duration.ts';

test.each([
  ['50ms', 50],
  ['1.5s', 1500],
  ['1m2.5s', 62_500],
  ['2h0m0s', 7_200_000],
  ['12.345µs', 0.012],
  ['100ns', 0],
  ['', undefined],
  ['50', undefined],
  ['soon', undefined],
  ['5 s', undefined],
])('%s', (text, ms) => {
  expect(goDuration(text)).toBe(ms);
});
