import { expect, test } from 'vitest';
import { openRedactor } from './redactor.ts';

const redactor = openRedactor('key');

test.each([
  ['{"token":"abc123"}', /^\{"token":"redacted-[\da-f]{8}"\}$/],
  ['{"pin" : 4711, "a":1}', /^\{"pin" : "redacted-[\da-f]{8}", "a":1\}$/],
  ['{"password":"a\\"b"}', /^\{"password":"redacted-[\da-f]{8}"\}$/],
  ['{"password":"cut off he', /^\{"password":"redacted-[\da-f]{8}"$/],
  ['write to li.wei@example.com now', /^write to redacted-[\da-f]{8} now$/],
])('%s', (text, expected) => expect(redactor.text(text)).toMatch(expected));

test('what is not private stays', () => {
  const text = '{"id":7,"title":"Ad 7","nextPageToken":"x","servedAt":"2026-03-02T10:00:00Z"}';
  expect(redactor.text(text)).toBe(text);
});

test('a value is known by its place', () => {
  expect(redactor.value('body:/user/token', '"abc"')).toMatch(/^redacted-/);
  expect(redactor.value('body:form/input[csrf_token]@value', 'abc')).toMatch(/^redacted-/);
  expect(redactor.value('header:location?token', 'abc')).toMatch(/^redacted-/);
  expect(redactor.value('header:location?page', 'abc')).toBe('abc');
  expect(redactor.value('body:p', 'the token is lost')).toBe('the token is lost');
  expect(redactor.value('body:/user/name', '"abc"')).toBe('"abc"');
  expect(redactor.value('header:set-cookie(session)', 'httponly')).toBe('httponly');
});

test('equal values stay equal under one key only', () => {
  expect(redactor.value('body:/token', 'a')).toBe(openRedactor('key').value('body:/token', 'a'));
  expect(redactor.value('body:/token', 'a')).not.toBe(openRedactor('other').value('body:/token', 'a'));
});
