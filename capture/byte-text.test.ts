import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, textOf } from './byte-text.ts';

test.each<[string, readonly number[], string]>([
  ['ASCII', [0x2f, 0x61], '/a'],
  ['UTF-8', [0xc3, 0xa9, 0xf0, 0x9f, 0x90, 0xb5], 'é\u{1f435}'],
  ['Latin-1', [0x63, 0xe9, 0x21], 'c\uDCE9!'],
  ['GBK', [0xc4, 0xe3, 0x2f], '\uDCC4\uDCE3/'],
  ['a character that is cut off', [0x61, 0xe4, 0xbd], 'a\uDCE4\uDCBD'],
  ['a replacement character beside a lone byte', [0xef, 0xbf, 0xbd, 0xff], '\uFFFD\uDCFF'],
])('%s', (_, bytes, text) => {
  expect(textOf(Buffer.from(bytes))).toBe(text);
});

test('gives any bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(bytesOf(textOf(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 2000 },
  );
});
