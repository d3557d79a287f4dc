import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../json.ts';
import type { CompleteReply } from '../../reply.ts';
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
  test('one place for a line that differs by its numbers', () => {
    expect(brief(reply('<p>\nmade at 12:01'), reply('<p>\nmade at 13:59'))).toEqual([
      'body:line made at #:# value-changed',
    ]);
  });
  test('hashes of assets are free to differ', () => {
    const page = (hash: string) => reply(`<script src="/static/app.${hash}.js"></script>`);
    expect(brief(page('3f9a2c1d'), page('be8b8ad6'))).toEqual([]);
  });
  test('a line that is gone and one that came', () => {
    expect(brief(reply('<p>one\n<p>buy'), reply('<p>one\n<i>sell'))).toEqual([
      'body:line <p>buy line-missing',
      'body:line <i>sell line-extra',
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
      'attributes of cookies',
      { 'set-cookie': ['s=1; HttpOnly; Secure'] },
      { 'set-cookie': ['s=1; HttpOnly'] },
      ['header:set-cookie(s) value-changed'],
    ],
    ['a leaked cookie', {}, { 'set-cookie': ['debug=1'] }, ['header:set-cookie(debug) extra']],
  ])('%s', (_name, stable, preview, expected) => {
    expect(brief(withHeaders(stable), withHeaders(preview))).toEqual(expected);
  });
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
