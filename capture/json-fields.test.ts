import { expect, test } from 'vitest';
import { fieldsIn } from './json-fields.ts';

test.each<[string, unknown]>([
  ['{"a":1}', { a: 1 }],
  ['  {"a":1}', { a: 1 }],
  ['caddy-1  | {"a":1}', { a: 1 }],
  ['{"a":,"b":-,"c":"x:,"}', { a: null, b: null, c: 'x:,' }],
  ['{"a": - }', { a: null }],
  ['{"a":"say \\x22hi\\x22","b":"\\xC3\\xA9"}', { a: 'say "hi"', b: '%C3%A9' }],
  ['{"a":"x', undefined],
  ['{"a":"\\', undefined],
  ['[1]', undefined],
  ['plain', undefined],
  ['x | plain', undefined],
  ['', undefined],
])('%s', (line, expected) => {
  expect(fieldsIn(line)).toEqual(expected);
});

test.each([
  ['many quotes', '\\"'],
  ['many colons', ':  '],
  ['one run of spaces', ' '],
  ['many empty values', '"a":,'],
])('a long broken line takes no long time: %s', (_, piece) => {
  expect(fieldsIn(`{"a":"${piece.repeat(300_000)}`)).toBeUndefined();
  expect(fieldsIn(`{"a":${piece.repeat(300_000)}`)).toBeUndefined();
});
