import * as fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { hmacUnder } from './hmac.ts';
import { hasherOf, keyIdOf } from './keyed-hash.ts';

const anyKey = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 200 }));
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary', minLength: 1300, maxLength: 1500, size: 'max' }),
);

test('the HMAC is that of the library, whatever the key and the text', () => {
  fc.assert(
    fc.property(anyKey, fc.array(anyText, { maxLength: 4 }), (key, texts) => {
      const hmacOf = hmacUnder(key);
      for (const text of texts) {
        expect(hmacOf(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
      }
    }),
  );
});

test('the beginning of it stands for a value, and names a key', () => {
  const digest = (text: string): string => createHmac('sha256', 'key').update(text).digest('hex').slice(0, 8);
  expect(hasherOf('key')('mei@mail.example')).toBe(`redacted-${digest('mei@mail.example')}`);
  expect(keyIdOf('key')).toBe(digest('seaworthy capture key'));
});
