import { assert, constantFrom, dictionary, property } from 'fast-check';
import { expect, test } from 'vitest';
import { HarnessError } from '../../reports/index.ts';
import type { GroupOptions } from '../options.ts';
import { replayableHeaders, SentHeaders } from './sent-headers.ts';

test('what is captured and harmless is sent again', () => {
  expect(
    replayableHeaders({
      accept: 'text/html',
      'accept-language': 'zh-CN',
      'accept-encoding': 'gzip, deflate, br;q=0.9, dcb, zstd',
      'x-app-version': '7.2',
      referer: 'https://ads.example.com/?token=redacted-12345678',
      cookie: 'session=1',
      authorization: 'Bearer x',
      host: 'ads.example.com',
      connection: 'keep-alive',
      'if-none-match': '"1"',
      range: 'bytes=0-1',
      'user-agent': 'Mozilla',
      'x-forwarded-for': '10.0.0.1',
      traceparent: '00-1-2-01',
      'content-length': '0',
      ':path': '/',
      'x-broken': 'a\r\nb',
      'x-city': '上海',
      'no name': 'x',
    }),
  ).toEqual({
    accept: 'text/html',
    'accept-language': 'zh-CN',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'x-app-version': '7.2',
  });
});

const group = {
  url: 'http://a',
  cookies: { a: '1', b: '2' },
  headers: { 'X-Group': 'preview', 'User-Agent': 'x' },
};

test('marks of the group win, and nobody can take our name away', () => {
  const sent = new SentHeaders(group, 'run').of({ 'x-group': 'captured', accept: 'text/html' });
  expect(sent).toEqual({
    host: 'a',
    'x-group': 'preview',
    accept: 'text/html',
    'accept-encoding': 'identity',
    cookie: 'a=1; b=2',
    'user-agent': expect.stringMatching(/^seaworthy\//) as string,
    'x-seaworthy-run': 'run',
  });
});

test('the cookie of an identity stands beside those of the group', () => {
  expect(new SentHeaders(group, 'run').of({ cookie: 'session=7' })['cookie']).toBe('session=7; a=1; b=2');
  expect(new SentHeaders({ url: 'http://a' }, 'run').of({ cookie: 'session=7' })['cookie']).toBe('session=7');
});

test.each<Partial<GroupOptions>>([
  { headers: { 'x-a': 'b\r\nx-c: d' } },
  { headers: { 'x a': 'b' } },
  { cookies: { city: '上海' } },
])('a mark that HTTP cannot carry is refused: %j', (marks) => {
  expect(() => new SentHeaders({ url: 'http://a', ...marks }, 'run')).toThrow(HarnessError);
});

test('lines say the same', () => {
  const name = constantFrom(
    'accept',
    'accept-encoding',
    'cookie',
    'x-group',
    'user-agent',
    'host',
    'x-a',
    'X-B',
  );
  const marks = dictionary(name, constantFrom('a', 'b=c'));
  assert(
    property(marks, marks, marks, (headers, cookies, captured) => {
      const sent = new SentHeaders({ url: 'http://a', headers, cookies }, 'run');
      const lines = (sent.linesOf(captured) ?? '').split('\r\n').slice(0, -1);
      const entries = lines.map((line) => line.split(': '));
      expect(Object.fromEntries(entries)).toEqual(sent.of(captured));
      expect(entries).toHaveLength(Object.keys(sent.of(captured)).length);
    }),
  );
});

test.each<Record<string, string>>([{ 'x-a': 'b\r\nx-c: d' }, { cookie: 'a\nb' }, { 'x a': 'b' }])(
  '%j makes no lines',
  (captured) => expect(new SentHeaders({ url: 'http://a' }, 'run').linesOf(captured)).toBeUndefined(),
);
