import { expect, test } from 'vitest';
import { openRedactor } from './redactor.ts';
import { secretDigests, secretFinder } from './secret-words.ts';

const digests = secretDigests(['s:aB3.x9Yq-long', 'static "secret"', 'short'], 'run-1');

test.each(['s:aB3.x9Yq-long', 'x9Yq-long', 'key:x9Yq-long', '/a/x9Yq-long/b', 'secret\\', 'static'])(
  'knows %s again',
  (word) => expect(secretFinder(new Set(digests), 'run-1')(word)).toBe(true),
);

test.each(['short', 'other-word', 'x9Yq-longer'])('takes %s for none', (word) =>
  expect(secretFinder(new Set(digests), 'run-1')(word)).toBe(false),
);

test('holds none of them, and each run has digests of its own', () => {
  expect(digests.join()).not.toMatch(/aB3|static|secret/);
  expect(digests.some((one) => secretDigests(['static'], 'run-2').includes(one))).toBe(false);
});

test('a redactor takes them out of text', () => {
  const isSecret = secretFinder(new Set(digests), 'run-1');
  const redactor = openRedactor('key', { values: () => [], isSecret });
  expect(redactor.text('{"echo":"x9Yq-long","title":"a bicycle"}')).toMatch(
    /^\{"echo":"redacted-[\da-f]{8}","title":"a bicycle"\}$/,
  );
});
