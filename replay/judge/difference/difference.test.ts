import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../json.ts';
import type { CompleteReply } from '../../reply.ts';
import { compareRules } from './compare-rules.ts';
import { compareReplies } from './index.ts';

function reply(body: string | object, more: Partial<CompleteReply> = {}): CompleteReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' };
  return { status: 200, headers, body: { bytes: text.length, text }, latencyUs: 1, ...more };
}

const brief = (stable: CompleteReply, preview: CompleteReply): string[] =>
  compareReplies(stable, preview).map(({ at, kind }) => `${at} ${kind}`);

describe('JSON', () => {
  test.each<[string, object, object, string[]]>([
    ['equal', { a: 1 }, { a: 1 }, []],
    ['names in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, ['body:/a/b value-changed']],
    ['a missing name', { a: 1, b: 2 }, { a: 1 }, ['body:/b missing']],
    ['a new name', { a: 1 }, { a: 1, b: 2 }, ['body:/b extra']],
    ['a type', { a: 1 }, { a: '1' }, ['body:/a type-changed']],
    ['null for a value', { a: 'x' }, { a: null }, ['body:/a type-changed']],
    ['the order', { a: [1, 2] }, { a: [2, 1] }, ['body:/a order-changed']],
    ['the length', { a: [1, 2] }, { a: [1] }, ['body:/a length-changed']],
    ['many rows, one place', [{ x: 1 }, { x: 2 }], [{ x: 3 }, { x: 4 }], ['body:/*/x value-changed']],
    ['maps keyed by id', { 12: { x: 1 } }, { 12: { x: 2 } }, ['body:/*/x value-changed']],
    ['names that need escapes', { 'a/b~': 1 }, { 'a/b~': 2 }, ['body:/a~1b~0 value-changed']],
    ['a name that objects inherit', { a: 1 }, { a: 1, toString: 2 }, ['body:/toString extra']],
  ])('%s', (_name, stable, preview, expected) => {
    expect(brief(reply(stable), reply(preview))).toEqual(expected);
  });

  test('no longer JSON', () => {
    expect(brief(reply({ a: 1 }), reply('<html>'))).toContain('body: unreadable');
  });

  test('a document agrees with itself and disagreement has no side', () => {
    assert(
      property(jsonValue(), jsonValue(), (one, other) => {
        const [a, b] = [reply({ v: one as Json }), reply({ v: other as Json })];
        expect(brief(a, a)).toEqual([]);
        const places = (found: string[]) => new Set(found.map((text) => text.split(' ')[0]));
        expect(places(brief(a, b))).toEqual(places(brief(b, a)));
      }),
    );
  });

  test('nesting that would exhaust the stack is compared as text', () => {
    const deep = (inner: string): CompleteReply => ({
      ...reply({}),
      body: { bytes: 1, text: '['.repeat(100_000) + inner + ']'.repeat(100_000) },
    });
    expect(brief(deep('1'), deep('2'))).toHaveLength(1);
  });
});

describe('text', () => {
  const text = (body: string) => reply(body, { headers: { 'content-type': 'text/plain' } });

  test('one place for a line that differs by its numbers', () => {
    expect(brief(text('one\nmade at 12:01'), text('one\nmade at 13:59'))).toEqual([
      'body:line made at #:# value-changed',
    ]);
  });
  test('a time within a line, and within a script of a page, is none of its words', () => {
    const date = 'Mon, 02 Mar 2026 10:00:00 GMT';
    const timed = (body: string, type: string) => reply(body, { headers: { 'content-type': type, date } });
    const found = (type: string, body: (second: number) => string): string[] =>
      brief(timed(body(1), type), timed(body(2), type));
    expect(found('text/plain', (at) => `made at 2026-03-02T10:00:0${at}Z`)).toEqual([
      'body:line made at #-#-#T#:#:#Z date-changed',
    ]);
    expect(found('text/html', (at) => `<p>made at 2026-03-02T10:00:0${at}Z</p>`)).toEqual([
      'body:p made at #-#-#T#:#:#Z date-changed',
    ]);
    expect(found('text/html', (at) => `<script>now = 177244560${at}</script>`)).toEqual([]);
  });
  test('a line that is gone and one that came', () => {
    expect(brief(text('one\nbuy'), text('one\nsell'))).toEqual([
      'body:line buy line-missing',
      'body:line sell line-extra',
    ]);
  });
});

describe('headers', () => {
  const withHeaders = (headers: CompleteReply['headers']): CompleteReply => ({ ...reply('x'), headers });

  test.each<[string, CompleteReply['headers'], CompleteReply['headers'], string[]]>([
    ['those that change by themselves', { date: 'a', etag: '1' }, { date: 'b', etag: '2' }, []],
    [
      'cache rules',
      { 'cache-control': 'no-store' },
      { 'cache-control': 'max-age=60' },
      ['header:cache-control value-changed'],
    ],
    ['lists in another order', { vary: 'Accept, Origin' }, { vary: 'origin,accept' }, []],
    ['a lost one', { 'x-frame-options': 'DENY' }, {}, ['header:x-frame-options missing']],
    [
      'the charset',
      { 'content-type': 'text/html; charset=utf-8' },
      { 'content-type': 'text/html;charset=UTF-8' },
      [],
    ],
    ['values of cookies', { 'set-cookie': ['s=1; Path=/'] }, { 'set-cookie': ['s=2; path=/'] }, []],
    [
      'a ticket in a redirect, and where it leads',
      { location: '/a?to=home&ticket=1' },
      { location: '/b?ticket=2&to=home' },
      ['header:location value-changed', 'header:location?ticket value-changed'],
    ],
    [
      'a redirect that lost a value',
      { location: '/a?to=home#top' },
      { location: '/a#top' },
      ['header:location?to missing'],
    ],
    [
      'a cookie without its value',
      { 'set-cookie': ['s=1; Path=/'] },
      { 'set-cookie': ['s=; Path=/'] },
      ['header:set-cookie(s) value-changed'],
    ],
    [
      'attributes of cookies',
      { 'set-cookie': ['s=1; HttpOnly; Secure'] },
      { 'set-cookie': ['s=1; HttpOnly'] },
      ['header:set-cookie(s) value-changed'],
    ],
    ['a leaked cookie', {}, { 'set-cookie': ['debug=1'] }, ['header:set-cookie(debug) extra']],
    [
      'another domain of a cookie',
      { 'set-cookie': ['s=1; Domain=a.example'] },
      { 'set-cookie': ['s=1; Domain=example'] },
      ['header:set-cookie(s) value-changed'],
    ],
    ['packing', { 'content-encoding': 'gzip' }, {}, ['header:content-encoding missing']],
    ['an etag by its presence', { etag: '"1"' }, { etag: 'W/"2"' }, []],
    ['a lost etag', { etag: '"1"' }, {}, ['header:etag missing']],
    [
      'the nonce of a policy',
      { 'content-security-policy': "script-src 'nonce-a1'" },
      { 'content-security-policy': "script-src  'nonce-b2'" },
      [],
    ],
    [
      'a weaker policy',
      { 'content-security-policy': "script-src 'self'" },
      { 'content-security-policy': "script-src 'self' 'unsafe-inline'" },
      ['header:content-security-policy value-changed'],
    ],
    [
      'security that got shorter',
      { 'strict-transport-security': 'max-age=31536000' },
      { 'strict-transport-security': 'max-age=60' },
      ['header:strict-transport-security value-changed'],
    ],
    [
      'a redirect',
      { location: '/a' },
      { location: 'https://other.example/a' },
      ['header:location value-changed'],
    ],
  ])('%s', (_name, stable, preview, expected) => {
    expect(brief(withHeaders(stable), withHeaders(preview))).toEqual(expected);
  });
});

test('the cookie that leads to preview may not be handed out by preview alone', () => {
  const rules = compareRules({ preview: { url: 'http://a', cookies: { group: 'v1' } } })('GET /');
  const set = (value: string): CompleteReply => ({
    ...reply('x'),
    headers: { 'set-cookie': `group=${value}` },
  });
  const found = (stable: CompleteReply, preview: CompleteReply) =>
    compareReplies(stable, preview, rules).map(({ at, kind }) => `${at} ${kind}`);
  expect(found(reply('x', { headers: {} }), set('v1'))).toEqual(['header:set-cookie(group) mark-set']);
  expect(found(set('v0'), set('v1'))).toEqual([]);
});

test('another status swallows the rest', () => {
  const failed = { ...reply({ error: 'x' }), status: 500 };
  expect(brief(reply({ a: 1 }), failed)).toEqual(['status status-changed']);
});

test('bytes are compared by digest', () => {
  const bytes = (sha256: string): CompleteReply => ({ ...reply('x'), body: { bytes: 9, sha256 } });
  expect(brief(bytes('a'), bytes('a'))).toEqual([]);
  expect(brief(bytes('a'), bytes('b'))).toEqual(['body: bytes-changed']);
});
