/** The small parts of sessions: what is refused, who stands in for whom, what goes where. */
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../capture/index.ts';
import type { CompleteReply } from '../reply.ts';
import { slotOf } from './carried-values.ts';
import { checkSessions } from './check-sessions.ts';
import { cookieHeader, CookieJar } from './cookie-jar.ts';
import { openIdentities } from './identities.ts';
import type { SessionOptions, ValuePlace } from './options.ts';
import { saysSignIn } from './signed-out.ts';
import { takeValue } from './take-value.ts';
import { ValueMap } from './value-map.ts';

const reply = (more: Partial<CompleteReply> = {}, text = ''): CompleteReply => ({
  status: 200,
  headers: {},
  body: { bytes: text.length, text },
  latencyUs: 1,
  ...more,
});

describe('what can never work is refused, without telling values', () => {
  test.each<[string, SessionOptions, RegExp]>([
    ['users', { identifiedBy: 'name' as 'client' }, /tells no users apart/],
    ['names', { identities: [{ name: 'a' }, { name: 'a' }] }, /"a" is empty or there twice/],
    ['no steps', { identities: [{ name: 'a', login: { steps: [] } }] }, /signs nobody in/],
    [
      'path',
      { identities: [{ name: 'a', login: { steps: [{ path: 'https://sso.example/' }] } }] },
      /one "\/"/,
    ],
    [
      'host in path',
      { identities: [{ name: 'a', login: { steps: [{ path: '//sso.example/' }] } }] },
      /one "\/"/,
    ],
    [
      'contents',
      { identities: [{ name: 'a', login: { steps: [{ path: '/a', json: {}, form: {} }] } }] },
      /more than one/,
    ],
    ['method', { identities: [{ name: 'a', login: { steps: [{ path: '/a', method: 'G T' }] } }] }, /method/],
    [
      'header',
      { identities: [{ name: 'a', headers: { authorization: 'Bearer {token}' } }] },
      /extracts \{token\}/,
    ],
    [
      'later step',
      {
        identities: [
          { name: 'a', login: { steps: [{ path: '/a?t={t}' }, { path: '/b', extract: { t: 'json:/t' } }] } },
        ],
      },
      /No earlier step extracts \{t\}/,
    ],
    ['into', { into: ['/users/{id}'] }, /Nothing extracts the value \{id\}/],
    ['no value', { into: ['/users'] }, /does not say where/],
  ])('%s', (_name, options, message) => {
    expect(() => checkSessions(options)).toThrow(message);
  });

  test('what works is let through', () => {
    const steps = [
      { path: '/login', form: { pass: 'with {braces}' }, extract: { token: 'input:_csrf' } as const },
      { path: '/x?t={token}', headers: { 'x-csrf': '{token}' } },
    ];
    const identities = [{ name: 'a', headers: { authorization: '{token}' }, login: { steps } }];
    expect(() => checkSessions({ identities, into: ['/a/{token}', '/b?c={token}'] })).not.toThrow();
    expect(() => checkSessions(undefined)).not.toThrow();
  });
});

describe('who stands in for a recorded user', () => {
  const exchange = (more: Partial<Exchange>): Exchange => ({
    source: { file: 'f', line: 1 },
    method: 'GET',
    target: '/',
    headers: {},
    ...more,
  });

  test.each<[SessionOptions['identifiedBy'], Partial<Exchange>, string | undefined]>([
    ['client', { client: '10.0.0.7' }, '10.0.0.7'],
    [
      'cookie:sid',
      { redactedHeaders: { cookie: 'a=redacted-00000000; sid=redacted-11111111' } },
      'redacted-11111111',
    ],
    ['cookie:sid', { redactedHeaders: { cookie: 'xsid=redacted-11111111' } }, undefined],
    ['header:X-User', { headers: { 'x-user': 'u7' } }, 'u7'],
    [
      'header:Authorization',
      { redactedHeaders: { authorization: 'redacted-22222222' } },
      'redacted-22222222',
    ],
    ['header:authorization', {}, undefined],
  ])('by %s', (identifiedBy, more, recorded) => {
    expect(openIdentities({ identifiedBy }).recordedOf(exchange(more))).toBe(recorded);
  });

  test('the first that fits, else those with * in equal shares, always the same', () => {
    const identities = openIdentities({
      identities: [
        { name: 'office', match: '10.0.*' },
        { name: 'a', match: '*' },
        { name: 'b', match: ['*', 'anonymous'] },
      ],
    });
    expect([identities.standInFor('10.0.3.4'), identities.standInFor(undefined)]).toEqual(['office', 'b']);
    const others = Array.from({ length: 400 }, (_, nth) => identities.standInFor(`203.0.113.${nth}`));
    expect(others).toEqual(
      Array.from({ length: 400 }, (_, nth) => identities.standInFor(`203.0.113.${nth}`)),
    );
    expect(new Set(others)).toEqual(new Set(['a', 'b']));
    expect(others.filter((name) => name === 'a').length).toBeGreaterThan(140);
    expect(others.filter((name) => name === 'b').length).toBeGreaterThan(140);
  });

  test('one without match stands in for all, and nobody where there are none', () => {
    const all = openIdentities({ identities: [{ name: 'a' }] });
    expect([all.standInFor('x'), all.standInFor(undefined)]).toEqual(['a', 'a']);
    const nobody = openIdentities({ identities: [{ name: 'a', match: 'anonymous' }] });
    expect([nobody.standInFor('x'), openIdentities({}).standInFor('x')]).toEqual([undefined, undefined]);
  });
});

test.each([
  ['/users/{id}', '/users/7', '/users/a%2Fb'],
  ['/users/{id}', '/users/7/orders?id=7', '/users/a%2Fb/orders?id=7'],
  ['/users/{id}', '/users', undefined],
  ['/users/{id}', '/users/', undefined],
  ['/users/{id}', '/admin/7', undefined],
  ['/*/of/{id}', '/x/of/7', '/x/of/a%2Fb'],
  ['/list?cursor={id}', '/list?a=1&cursor=zz&b=2', '/list?a=1&cursor=a%2Fb&b=2'],
  ['/list?cursor={id}', '/list?xcursor=zz', undefined],
  ['/list?cursor={id}', '/other?cursor=zz', undefined],
  ['/?q={id}', '/?q=x?y', '/?q=a%2Fb'],
])('%s in %s gives %s', (text, target, filled) => {
  expect(slotOf(text)?.fill(target, 'a/b')).toBe(filled);
});

test.each(['/users', 'users/{id}', '/a/{b}/{c}', '/a?b={c}&d=1', '/a/x{b}', '/a?{b}=1'])(
  '%s is no slot',
  (text) => {
    expect(slotOf(text)).toBeUndefined();
  },
);

test.each<[string, Partial<CompleteReply>, boolean]>([
  ['401', { status: 401 }, true],
  ['403', { status: 403 }, false],
  ['to /login', { status: 302, headers: { location: '/login?next=%2F' } }, true],
  [
    'to another host',
    { status: 303, headers: { location: 'https://sso.example/cas/login?service=x' } },
    true,
  ],
  ['to /sign-in.html', { status: 307, headers: { location: '/account/sign-in.html' } }, true],
  ['to /blogin', { status: 302, headers: { location: '/blogin' } }, false],
  ['to /ads?from=/login', { status: 302, headers: { location: '/ads?from=/login' } }, false],
  ['200', { headers: { location: '/login' } }, false],
])('a reply %s says sign in first: %s', (_name, more, says) => {
  expect(saysSignIn(reply(more))).toBe(says);
});

test('cookies are kept, replaced and deleted as a group sets them', () => {
  const jar = new CookieJar();
  const set = (...lines: string[]): string | undefined => {
    jar.take(reply({ headers: { 'set-cookie': lines } }));
    return cookieHeader(jar.all);
  };
  expect(set('a=1; Path=/; HttpOnly', 'b=x=y', 'broken')).toBe('a=1; b=x=y');
  expect(set('a=2; Max-Age=60; Expires=Thu, 01 Jan 2099 00:00:00 GMT')).toBe('a=2; b=x=y');
  expect(set('a=; Max-Age=0')).toBe('b=x=y');
  expect(set('b=; expires=Thu, 01 Jan 1970 00:00:00 GMT')).toBeUndefined();
});

test.each<[ValuePlace, string, string | undefined]>([
  ['input:_csrf', '<form><input type="hidden" name="_csrf" value="a&amp;b&#x3D;"/></form>', 'a&b='],
  ['input:_csrf', "<input value=q1 name='_csrf'>", 'q1'],
  ['input:csrf-token', '<meta name="csrf-token" content="t">', 't'],
  ['input:none', '<input name="_csrf" value="x">', undefined],
  ['json:/a/0/b', '{"a":[{"b":7}]}', '7'],
  ['json:/a', '{"a":{"b":7}}', undefined],
  ['json:/a', '{"a":"\\ud800x"}', '\ufffdx'],
  ['header:x-next', '', 'n'],
  ['cookie:sid', '', 's'],
])('%s is taken from a reply', (from, text, value) => {
  const headers = { 'x-next': 'n', 'set-cookie': ['sid=s; Path=/'] };
  expect(takeValue(from, reply({ headers }, text))).toBe(value);
});

test('values take the place of redacted and recorded ones, and of nothing else', () => {
  const map = new ValueMap({ 'redacted-0a1b2c3d': 'x y', de: 'fr' }, { de: 'it' });
  expect(
    map.apply('/de/redacted-0a1b2c3d;s=redacted-0a1b2c3d?lang=de&t=redacted-0a1b2c3d&de=1&made=dede'),
  ).toBe('/it/x%20y;s=x%20y?lang=it&t=x%20y&de=1&made=dede');
  expect(map.missingFrom('/a?t=redacted-0a1b2c3d')).toEqual([]);
  expect(map.missingFrom('/a?t=redacted-ffffffff&u=%5BREDACTED%5D')).toEqual([
    'redacted-ffffffff',
    '[REDACTED]',
  ]);
  expect(map.secrets()).toEqual(['x y']);
});
