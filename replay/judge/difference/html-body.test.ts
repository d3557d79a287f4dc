import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompleteReply } from '../../reply.ts';
import { compareReplies } from './index.ts';

function page(text: string): CompleteReply {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', date: 'Mon, 02 Mar 2026 10:00:00 GMT' },
    body: { bytes: 1, text },
    latencyUs: 1,
  };
}

const found = (stable: string, preview: string): string[] =>
  compareReplies(page(stable), page(preview)).map(({ at, kind }) => `${at} ${kind}`);

describe('what nobody sees', () => {
  test.each([
    ['white space', '<p>a  b</p>\n', '<p>\n a b </p>'],
    ['comments', '<p>a<!-- 1 --></p>', '<p>a<!-- 2 --></p>'],
    ['classes and styles', '<p class="a">x</p>', '<p class="Card_x__a81" style="top:1px">x</p>'],
    ['boxes', '<main><p>x</p></main>', '<main><div class="wrap"><div><p>x</p></div></div></main>'],
    [
      'hashes of assets',
      '<script src="/app.3f9a2c1d.js"></script>',
      '<script src="/app.be8b8ad6.js"></script>',
    ],
    [
      'the check of an asset whose name is its hash',
      '<script src="/app.3f9a2c1d.js" integrity="sha384-aa"></script>',
      '<script src="/app.be8b8ad6.js" integrity="sha384-bb"></script>',
    ],
    ['nonces', '<script nonce="a1">go()</script>', '<script nonce="b2">go()</script>'],
  ])('%s', (_name, stable, preview) => expect(found(stable, preview)).toEqual([]));
});

describe('what users and browsers act upon', () => {
  test.each<[string, string, string, string[]]>([
    ['a text', '<h1>Ads</h1>', '<h1>Offers</h1>', ['body:h1 value-changed']],
    ['a number in a text', '<p>3 ads</p>', '<p>4 ads</p>', ['body:p # ads value-changed']],
    ['a link', '<a href="/a">x</a>', '<a href="/b">x</a>', ['body:a@href value-changed']],
    [
      'where a form goes',
      '<form action="/a"></form>',
      '<form action="/b"></form>',
      ['body:form@action value-changed'],
    ],
    [
      'a lost field',
      '<form><input name="q"><input name="p"></form>',
      '<form><input name="q"></form>',
      ['body:form/input[p] element-missing'],
    ],
    ['one row fewer', '<ul><li>a</li><li>b</li></ul>', '<ul><li>a</li></ul>', ['body:ul/li length-changed']],
    ['a whole list, once', '<ul><li><a href="/a">a</a></li></ul>', '', ['body:ul element-missing']],
    ['a new heading', '<p>a</p>', '<p>a</p><h2>b</h2>', ['body:h2 element-extra']],
    ['the order', '<p>a</p><p>b</p>', '<p>b</p><p>a</p>', ['body:p order-changed']],
    ['an inline script', '<script>a()</script>', '<script>b()</script>', ['body:script value-changed']],
    ['a style', '<style>p{}</style>', '<style>a{}</style>', ['body:style value-changed']],
    [
      'an asset under the same name with another check',
      '<script src="/app.js" integrity="sha384-aa"></script>',
      '<script src="/app.js" integrity="sha384-bb"></script>',
      ['body:script@integrity value-changed'],
    ],
    [
      'a lost check',
      '<script src="/app.js" integrity="sha384-aa"></script>',
      '<script src="/app.js"></script>',
      ['body:script@integrity missing'],
    ],
    ['a lost nonce', '<script nonce="a">a()</script>', '<script>a()</script>', ['body:script@nonce missing']],
    [
      'data for scripts',
      '<script type="application/json" id="state">{"user":{"id":1},"build":"a"}</script>',
      '<script type="application/json" id="state">{"user":{"id":"1"},"build":"b"}</script>',
      ['body:script[state]/user/id type-changed', 'body:script[state]/build value-changed'],
    ],
    [
      'the time of the page',
      '<time>2026-03-02T10:00:00Z</time>',
      '<time>2026-03-02T10:00:03Z</time>',
      ['body:time #-#-#T#:#:#Z date-changed'],
    ],
    [
      'a description',
      '<meta name="robots" content="index">',
      '<meta name="robots" content="noindex">',
      ['body:meta[robots]@content value-changed'],
    ],
  ])('%s', (_name, stable, preview, expected) => expect(found(stable, preview)).toEqual(expected));

  test('a text that differs by its numbers does not hide its neighbour', () =>
    expect(found('<p>made at 12:01</p><p>Buy</p>', '<p>made at 13:59</p><p>Sell</p>')).toEqual([
      'body:p made at #:# value-changed',
      'body:p value-changed',
    ]));

  test('a page that is gone deep down', () => {
    const deep = (text: string) => `${'<section>'.repeat(9)}<h2>${text}</h2>`;
    expect(found(deep('a'), deep('b'))).toEqual(['body:section/section/section/section/h2 value-changed']);
    expect(found(deep('a'), '<section>'.repeat(9))).toEqual([
      'body:section/section/section/section/h2 element-missing',
    ]);
  });
});

test('any text can be read, and agrees with itself', () =>
  assert(
    property(string({ unit: 'binary', maxLength: 200 }), string({ maxLength: 200 }), (a, b) => {
      expect(found(`<p>${a}<b ${b}`, `<p>${a}<b ${b}`)).toEqual([]);
      found(`<ul><${a}`, `<${b}<li>`);
    }),
  ));

test('a hundred thousand open elements are compared as text', () => {
  const deep = '<i>'.repeat(100_000);
  expect(found(`${deep}a`, `${deep}b`)).toHaveLength(1);
});
