import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { givesAway, plantedHeaders, plantedTarget } from './planted-secrets.test-support.ts';
import { luhnHolds } from './private-values.ts';
import { redact } from './redact.ts';

const key = 'a key of the test';
const get = (target: string, headers: Record<string, string> = {}): Exchange => ({
  source: { file: 'x', line: 1 },
  method: 'GET',
  target,
  headers,
});

describe('private values in a target', () => {
  test.each([
    ['/a?access_token=abc', '/a?access_token=#', 'query:token'],
    ['/a?x=1&accessToken=abc&y=2', '/a?x=1&accessToken=#&y=2', 'query:token'],
    ['/a?X-Amz-Signature=abc', '/a?X-Amz-Signature=#', 'query:signature'],
    ['/a?api_key=abc', '/a?api_key=#', 'query:api-key'],
    ['/a?%70assword=abc', '/a?%70assword=#', 'query:password'],
    ['/a;jsessionid=0A/b', '/a;jsessionid=#/b', 'path:jsessionid'],
    ['/users/mei.lin%40mail.example/ads', '/users/#/ads', 'path:e-mail'],
    ['/a?q=mei@mail.example', '/a?q=#', 'query:e-mail'],
    ['/a?q=13812345678', '/a?q=#', 'query:phone'],
    ['/a?q=%2B86+138+1234+5678', '/a?q=#', 'query:phone'],
    ['/a?q=%2B44%207911%20123456', '/a?q=#', 'query:phone'],
    ['/call/+442079460958', '/call/#', 'path:phone'],
    ['/a?q=+442079460958', '/a?q=#', 'query:phone'],
    ['/a?mobile=02087712924', '/a?mobile=#', 'query:phone'],
    ['/call/555-123-4567', '/call/#', 'path:phone'],
    ['/a?q=%28555%29%20123%2D4567', '/a?q=#', 'query:phone'],
    ['/a?mei@mail.example=', '/a?#', 'query:e-mail'],
    ['/a?13812345678=1&b=2', '/a?#&b=2', 'query:phone'],
    ['/a?q=4111111111111111', '/a?q=#', 'query:card'],
    ['/a?q=4111-1111-1111-1111', '/a?q=#', 'query:card'],
    ['/a?q=4111%201111%201111%201111', '/a?q=#', 'query:card'],
    ['/citizen/11010519491231002X', '/citizen/#', 'path:identity-card'],
    ['/a?q=eyJhbGciOiJI.eyJzdWIi.c2ln', '/a?q=#', 'query:jwt'],
    ['/a?next=https%3A%2F%2Fb.example%2F%3Ftoken%3Dabc', '/a?next=#', 'query:token'],
    ['/a?next=%252Fb%253Ftoken%253Dabc', '/a?next=#', 'query:token'],
    ['/a?body=%7B%22token%22%3A%22abc%22%7D', '/a?body=#', 'query:token'],
    ['/a?q=AKIAIOSFODNN7EXAMPLE', '/a?q=#', 'query:access-key'],
    ['/a?q=ghp_0123456789abcdefghijABCDEFGHIJ012345', '/a?q=#', 'query:access-key'],
    ['/a?q=1&id_token=abc', '/a?q=1&id_token=#', 'query:token'],
    ['/a?idtoken=abc', '/a?idtoken=#', 'query:token'],
    ['/a?appSecret=abc&appsecret=', '/a?appSecret=#&appsecret=', 'query:secret'],
    ['/a?client_assertion=abc', '/a?client_assertion=#', 'query:assertion'],
    ['/a?otp=123456', '/a?otp=#', 'query:otp'],
    ['/a?sms_code=1234', '/a?sms_code=#', 'query:sms-code'],
    ['/sso/acs?SAMLResponse=PHNh&RelayState=x', '/sso/acs?SAMLResponse=#&RelayState=x', 'query:samlresponse'],
    ['/blob?sv=2026-01-01&se=2026&sig=a%3D', '/blob?sv=2026-01-01&se=2026&sig=#', 'query:sig'],
    [
      '/a?Policy=eyJT_&Signature=abc&Key-Pair-Id=K1',
      '/a?Policy=eyJT_&Signature=#&Key-Pair-Id=K1',
      'query:signature',
    ],
    ['/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=x', '/cb?code=#&state=x', 'query:code'],
    [
      '/login/oauth2/code/google?code=4%2F0AX&scope=e',
      '/login/oauth2/code/google?code=#&scope=e',
      'query:code',
    ],
    ['/?ticket=ST-1856339-aA5Yuvrxzpv8', '/?ticket=#', 'query:ticket'],
    ['/a?next=%2Fauth%3Fcode%3D12345', '/a?next=#', 'query:code'],
    ['/a?q=%E6%9D%8E%E5%9B%9B%40mail.example', '/a?q=#', 'query:e-mail'],
    ['/a?q=[REDACTED]', '/a?q=[REDACTED]', 'query:already-redacted'],
    ['/a?token=***', '/a?token=***', 'query:token'],
    ['/users/redacted-0a1b2c3d/ads', '/users/#/ads', 'path:already-redacted'],
  ])('%s', (target, expected, kind) => {
    const { target: clean, redacted } = redact(get(target), key);
    expect(clean.replace(/redacted-[0-9a-f]{8}/g, '#')).toBe(expected);
    expect(redacted).toEqual([kind]);
  });

  test.each([
    '/api/ads?size=2&_=1710000000007',
    '/orders/20260302123456789',
    '/a?token=',
    '/a?nextPageToken=abc',
    '/static/logo@2x.png',
    '/npm/@scope/pkg@1.2.3',
    '/a?q=4111111111111112',
    '/citizen/110105194912310021',
    '/a?mobile=true',
    '/prices?code=EUR',
    '/authors?code=EUR&state=CA',
    '/desk?ticket=4711',
    '/a?pagetoken=abc&nextpagetoken=abc',
    '/a?secretary=mei&tokens=7',
    '/a?id=12345678901',
    '/zone/Asia%2FShanghai?at=2026-03-02T00:15:05Z',
  ])('%s stays as it is', (target) => {
    expect(redact(get(target), key)).toEqual(get(target));
  });
});

test('equal values stay equal under one key, and only there', () => {
  const [first, second, other] = [
    redact(get('/a?token=abc'), key),
    redact(get('/b?token=abc'), key),
    redact(get('/a?token=abc'), 'another key'),
  ].map((exchange) => exchange.target.slice(3));
  expect(first).toBe(second);
  expect(first).not.toBe(other);
});

test('equal values stay equal however they are encoded', () => {
  const targets = ['/a?q=mei@mail.example', '/a?q=mei%40mail.example', '/a?q=mei%2540mail.example'];
  expect(new Set(targets.map((target) => redact(get(target), key).target)).size).toBe(1);
});

test('what was redacted before keeps its hash and its reason, whatever the key', () => {
  const before = redact(get('/users/mei@mail.example/ads?token=abc', { cookie: 'sid=abc' }), key);
  expect(redact(before, 'another key')).toEqual(before);
  expect(before.redacted).toEqual(['path:e-mail', 'query:token']);
});

test('private headers and reply bodies are left out, named, and stay equal as hashes', () => {
  const exchange = {
    ...get('/a', {
      cookie: 'ssp-web-version=v1; sid=abc',
      authorization: 'Bearer abc',
      'x-csrf-token': 'abc',
      'x-user': 'mei@mail.example',
      referer: 'https://a.example/?session=abc',
      accept: 'text/html',
    }),
    replyBody: '{"phone":"13812345678"}',
  };
  const clean = redact(exchange, key);
  expect(clean.headers).toEqual({ accept: 'text/html' });
  expect(clean.droppedHeaders).toEqual(['cookie', 'authorization', 'x-csrf-token', 'x-user', 'referer']);
  expect(clean.redactedHeaders?.['cookie']).toMatch(
    /^ssp-web-version=redacted-[0-9a-f]{8}; sid=(redacted-[0-9a-f]{8})$/,
  );
  expect(clean.redactedHeaders?.['cookie']).toContain(clean.redactedHeaders?.['x-csrf-token']);
  expect(clean.replyBody).toBeUndefined();
  expect(clean.redacted).toBeUndefined();
});

test('a cookie that someone else redacted stands for no user', () => {
  const { headers, redactedHeaders, droppedHeaders } = redact(get('/a', { cookie: 'REDACTED' }), key);
  expect({ headers, redactedHeaders, droppedHeaders }).toEqual({
    headers: {},
    redactedHeaders: {},
    droppedHeaders: ['cookie'],
  });
});

describe('planted secrets', () => {
  const anything = fc.tuple(plantedTarget, plantedHeaders);

  test('none survives, wherever it stands and however it is encoded', () => {
    fc.assert(
      fc.property(anything, ([{ target, secret }, { headers, secrets }]) => {
        const clean = redact(get(target, headers), key);
        const text = JSON.stringify(clean);
        expect([secret, ...secrets].filter((each) => givesAway(text, each))).toEqual([]);
        expect(clean.redacted).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });

  test('each is seen in what was not redacted', () => {
    fc.assert(
      fc.property(plantedTarget, ({ target, secret }) => {
        expect(givesAway(target, secret)).toBe(true);
      }),
    );
  });

  test('equal ones stay equal under one key; another key gives other text', () => {
    fc.assert(
      fc.property(anything, ([{ target }, { headers }]) => {
        const [first, second, other] = [key, key, 'another key'].map((each) =>
          redact(get(target, headers), each),
        );
        expect(first).toEqual(second);
        expect(first?.target).not.toBe(other?.target);
        expect(first?.redactedHeaders?.['cookie']).not.toBe(other?.redactedHeaders?.['cookie']);
      }),
    );
  });
});

test('whatever the target, redaction ends, and a second one finds nothing to hash but its own marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (text) => {
      const once = redact(get(`/${text}`), key);
      expect(once.target.startsWith('/')).toBe(true);
      expect(redact(once, key).target.split('/').length).toBe(once.target.split('/').length);
    }),
  );
});

test('no card number of a known issuer slips through', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^4\d{14}$/), (stem) => {
      const card = Array.from({ length: 10 }, (_, digit) => `${stem}${digit}`).find(luhnHolds) ?? '';
      expect(redact(get(`/pay?n=${card}`), key).target).not.toContain(card);
    }),
  );
});
