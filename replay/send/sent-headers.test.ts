import { expect, test } from 'vitest';
import { replayableHeaders, sentHeaders } from './sent-headers.ts';

test('what is captured and harmless is sent again', () => {
  expect(
    replayableHeaders({
      accept: 'text/html',
      'accept-language': 'zh-CN',
      'accept-encoding': 'gzip, deflate, br, zstd',
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
    'accept-encoding': 'gzip',
    'x-app-version': '7.2',
  });
});

test('marks of the group win, and nobody can take our name away', () => {
  const request = {
    route: 'GET /',
    method: 'GET',
    target: '/',
    headers: { 'x-group': 'captured', accept: 'text/html' },
    source: { file: 'f', line: 1 },
  } as const;
  const group = {
    url: 'http://a',
    cookies: { a: '1', b: '2' },
    headers: { 'X-Group': 'preview', 'User-Agent': 'x' },
  };
  expect(sentHeaders(request, group, 'run')).toMatchObject({
    'x-group': 'preview',
    accept: 'text/html',
    'accept-encoding': 'identity',
    cookie: 'a=1; b=2',
    'user-agent': expect.stringMatching(/^seaworthy\//) as string,
    'x-seaworthy-run': 'run',
  });
});
