import { describe, expect, test } from 'vitest';
import { secretValues } from './secret-value.ts';

const values = secretValues('key');

describe('secret by its key or its shape', () => {
  test.each([
    ['db.password', 'correct-horse'],
    ['db.password', '${DB_PASSWORD:correct-horse}'],
    ['db.password', 'x${SUFFIX}'],
    ['api.tokens[0]', 'abcdefgh'],
    ['API_TOKEN', 'abcdefgh'],
    ['clientSecret', 'abcdefgh'],
    ['db.url', 'jdbc:mysql://db/shop?user=a&password=correct-horse'],
    ['db.url', 'postgres://app:${PASSWORD:correct-horse}@db/shop'],
    ['upstream.header', 'Bearer abcdef'],
    ['tls.content', '-----BEGIN RSA PRIVATE KEY-----\nabc'],
  ])('%s = %s', (key, value) => {
    expect(values.isSecret(key, value)).toBe(true);
    expect(values.show(value, true)).toMatch(/^redacted-[\da-f]{8}$/);
  });
});

describe('no secret', () => {
  test.each([
    ['db.password', '${DB_PASSWORD}'],
    ['db.password', 'ENC(x8sZ)'],
    ['db.password', '{{ .Values.password }}'],
    ['token.timeout', '3600'],
    ['auth.url', 'https://auth.example/v1'],
    ['password.enabled', 'true'],
    ['db.url', 'postgres://app:${PASSWORD}@db/shop'],
    ['order.limit', '1000'],
  ])('%s = %s', (key, value) => expect(values.isSecret(key, value)).toBe(false));
});

test('what is shown is one line of no more than it needs', () => {
  expect(values.show('a\n  b', false)).toBe('a b');
  expect(values.show('x'.repeat(500), false)).toHaveLength(121);
  expect(values.show('', true)).toBe('(empty)');
});
