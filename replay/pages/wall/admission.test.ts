import { describe, expect, test } from 'vitest';
import { refusalOf, type Asked, type Refusal } from './admission.ts';
import { onwardHeaders } from './marks.ts';

const hosts = new Set(['ads.test', 'cdn.test:8080']);

const asked = (method: string, url: string, isUpgrade = false): Asked => ({
  method,
  url: new URL(url),
  isUpgrade,
});

test.each<readonly [Asked, Refusal | undefined]>([
  [asked('GET', 'https://ads.test/'), undefined],
  [asked('HEAD', 'http://ads.test:81/x'), undefined],
  [asked('GET', 'http://cdn.test:8080/x.js'), undefined],
  [asked('GET', 'http://cdn.test/x.js'), 'host'],
  [asked('GET', 'https://ads.test.evil.test/'), 'host'],
  [asked('POST', 'https://ads.test/'), 'method'],
  [asked('get', 'https://ads.test/'), 'method'],
  [asked('OPTIONS', 'https://ads.test/'), 'method'],
  [asked('GET', 'https://ads.test/', true), 'websocket'],
  [asked('GET', 'ftp://ads.test/'), 'not-http'],
  [asked('GET', 'https://ads.test/logout'), 'side-effect'],
  [asked('GET', 'https://ads.test/orders?action=delete'), 'side-effect'],
])('%o', (request, refusal) => expect(refusalOf(request, { hosts })).toBe(refusal));

test('what the user calls harmful or harmless wins over the known list', () => {
  const sideEffects = { sideEffects: ['/count'], harmless: ['/logout'] };
  expect(refusalOf(asked('GET', 'https://ads.test/count'), { hosts, sideEffects })).toBe('side-effect');
  expect(refusalOf(asked('GET', 'https://ads.test/logout'), { hosts, sideEffects })).toBeUndefined();
});

test('what is selected for opening is no limit for what a page may load', () => {
  const sideEffects = { include: ['/pages'], methods: ['HEAD'] } as object;
  expect(refusalOf(asked('GET', 'https://ads.test/x.js'), { hosts, sideEffects })).toBeUndefined();
});

const group = { url: 'https://ads.test', cookies: { version: 'v1' }, headers: { 'X-Colour': 'green' } };
const sent = { cookie: 'a=1; version=v0', 'x-colour': 'blue', connection: 'keep-alive', accept: '*/*' };

test('marks go to the own origin and win there', () => {
  expect(onwardHeaders(sent, group, { isOwn: true, runId: 'r' })).toEqual({
    accept: '*/*',
    cookie: 'version=v1; a=1',
    'x-colour': 'green',
    'x-seaworthy-run': 'r',
  });
});

test('and to no other', () => {
  const headers = onwardHeaders({ cookie: 'version=v1; a=1', accept: '*/*' }, group, {
    isOwn: false,
    runId: 'r',
  });
  expect(headers).toEqual({ accept: '*/*', cookie: 'a=1' });
});

describe('a session', () => {
  const session = {
    headers: { authorization: 'Bearer ours', 'user-agent': 'qa', cookie: 'sid=1' },
    cookies: [
      { name: 'sid', value: '1' },
      { name: '__Host-key', value: '2' },
    ],
    refusedCookies: [
      { name: '__Host-key', value: '2' },
      { name: 'version', value: 'v0' },
    ],
  };

  test('goes to the own origin: its headers, and the cookies that the browser does not keep', () => {
    const asked = { cookie: 'sid=1', 'user-agent': 'Chromium' };
    expect(onwardHeaders(asked, group, { isOwn: true, runId: 'r', session })).toEqual({
      cookie: 'version=v1; sid=1; __Host-key=2',
      authorization: 'Bearer ours',
      'user-agent': 'qa',
      'x-colour': 'green',
      'x-seaworthy-run': 'r',
    });
  });

  test('gives way to what the page has set itself', () => {
    const asked = { cookie: 'sid=3; __Host-key=4', authorization: 'Bearer newer' };
    expect(onwardHeaders(asked, group, { isOwn: true, runId: 'r', session })).toMatchObject({
      cookie: 'version=v1; sid=3; __Host-key=4',
      authorization: 'Bearer newer',
    });
  });

  test('goes to no other origin, not even to another port of the same host', () => {
    const asked = { cookie: 'sid=1; lang=en', accept: '*/*' };
    expect(onwardHeaders(asked, group, { isOwn: false, runId: 'r', session })).toEqual({
      accept: '*/*',
      cookie: 'lang=en',
    });
  });
});
