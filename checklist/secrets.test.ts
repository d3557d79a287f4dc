import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillIn, Secrets } from './secrets.ts';

test('variables are filled in wherever they stand', () => {
  const params = { url: '${env:URL}/x', list: ['${env:A}', 7, null], nested: { deep: '${env:B:-fallback}' } };
  const env = { URL: 'http://127.0.0.1:80', A: 'alpha' };
  expect(fillIn(params, env, new Secrets())).toEqual({
    url: 'http://127.0.0.1:80/x',
    list: ['alpha', 7, null],
    nested: { deep: 'fallback' },
  });
});

test('a password that is written into the checklist is hidden as well', () => {
  const secrets = new Secrets();
  fillIn({ url: 'postgres://ann:s3cr3t%21@db/shop' }, {}, secrets);
  expect(secrets.hide('no s3cr3t! and no s3cr3t%21')).toBe('no [redacted] and no [redacted]');
});

test('a variable that is not set is an error, also one that every object has', () => {
  expect(() => fillIn('${env:NONE}', {}, new Secrets())).toThrow('NONE is not set');
  expect(() => fillIn('${env:constructor}', {}, new Secrets())).toThrow('constructor is not set');
});

test('what was filled in never comes out, in no form', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4 }), fc.string(), fc.string(), (value, before, after) => {
      fc.pre(!/^\d{1,6}$/.test(value) && !URL.canParse(value) && !'[redacted]'.includes(value));
      const secrets = new Secrets();
      fillIn('${env:API_KEY}', { API_KEY: value }, secrets);
      const base64 = Buffer.from(value).toString('base64');
      for (const form of [value, base64]) {
        const hidden = secrets.hide(`${before}${form}${after}`);
        expect(hidden.length).toBeLessThan(before.length + form.length + after.length + 200);
        expect(secrets.hide(form)).not.toContain(form);
      }
    }),
  );
});

test.each([
  ['PREVIEW_URL', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080/x is up', 'http://127.0.0.1:8080/x is up'],
  [
    'DB',
    'postgres://ann:s3cr3t!@db:5432/shop',
    'cannot reach postgres://ann:s3cr3t!@db:5432/shop',
    'cannot reach postgres://[redacted]@db:5432/shop',
  ],
  ['DB', 'postgres://ann:s3cr3t!@db/shop', 'password s3cr3t! is wrong', 'password [redacted] is wrong'],
  ['PORT', '8080', 'port 8080 is busy', 'port 8080 is busy'],
  ['PREVIEW_HOST', 'preview.example', 'no preview.example', 'no preview.example'],
  ['NOTHING', 'unused', 'Authorization: Bearer abc.def', 'Authorization: [redacted]'],
  ['NOTHING', 'unused', 'Cookie: a=b', 'Cookie: [redacted]'],
  ['NOTHING', 'unused', 'see https://ann:pw@host/path', 'see https://[redacted]@host/path'],
])('%s=%s: %s', (name, value, text, shown) => {
  const secrets = new Secrets();
  secrets.add(name, value);
  expect(secrets.hide(text)).toBe(shown);
});
