import { expect, test } from 'vitest';
import { openAttester } from '../attest.ts';
import { openRedactor } from '../tally/redactor.ts';
import type { Visit } from './visit.ts';
import { visitFacts, type FactRules } from './visit-facts.ts';
import type { RequestOutcome, SeenRequest } from './wall/seen-request.ts';

const rules: FactRules = {
  attester: openAttester([{ by: 'header:x-served-by', preview: '*-v1' }], undefined),
  redactor: openRedactor('key'),
  isIgnored: (text) => text.startsWith('known'),
};

const answered = (status: number, servedBy = 'web-v1'): RequestOutcome => ({
  kind: 'answered',
  status,
  headers: { 'x-served-by': servedBy },
});

function request(path: string, outcome: RequestOutcome, more: Partial<SeenRequest> = {}): SeenRequest {
  const url = new URL(path, 'http://ads.test');
  return { method: 'GET', url, isOwn: url.host === 'ads.test', heldBackMs: 0, tookMs: 1, outcome, ...more };
}

function facts(visit: Partial<Visit>) {
  const document = request('/', answered(200), { purpose: 'document' });
  const { requests = [], ...rest } = visit;
  return visitFacts(
    {
      arm: 'preview',
      repeat: 0,
      asked: new URL('http://ads.test/'),
      isSignedIn: false,
      passwordFields: { all: 0, visible: 0 },
      document,
      messages: [],
      preflights: [],
      ownLateMs: 0,
      tasksPerCore: 1,
      settled: true,
      ...rest,
      requests: [document, ...requests],
    },
    rules,
  );
}

const texts = (visit: Partial<Visit>): string[] => facts(visit).complaints.map(({ text }) => text);

test('messages that our refusal caused, or that are known, are no complaints', () => {
  const refused = request('/socket', { kind: 'refused', refusal: 'websocket' });
  const messages = [
    { kind: 'console', text: 'Failed to load resource: 404', url: 'http://ads.test/x' },
    { kind: 'console', text: "WebSocket connection to 'ws://ads.test/socket' failed" },
    { kind: 'console', text: 'known trouble' },
    { kind: 'exception', text: 'TypeError: x is undefined' },
  ] as const;
  expect(texts({ messages, requests: [refused] })).toEqual(['TypeError: x is undefined']);
});

test('equal causes have equal keys, whatever numbers, hashes and hosts they name', () => {
  const key = (text: string) => facts({ messages: [{ kind: 'exception', text }] }).complaints[0]?.key;
  expect(key('bad reply 17 at http://127.0.0.1:81/static/app.be35852410.js:3')).toBe(
    key('bad reply 4 at http://127.0.0.1:82/static/app.22501938a3.js:12'),
  );
  expect(key('bad reply')).not.toBe(key('no reply'));
});

test('private values and queries do not reach a report', () => {
  const text = 'cannot load https://ads.test/x?token=abc123secret for li@example.com';
  const shown = JSON.stringify(facts({ messages: [{ kind: 'console', text }] }));
  expect(shown).not.toMatch(/abc123secret|li@example\.com/);
});

test('failed requests are told by path; files apart from calls, foreign hosts by name', () => {
  const requests = [
    request('/api/ads?page=2', answered(500)),
    request('/static/app.js', answered(404), { purpose: 'script' }),
    request('http://cdn.test/font.woff2', { kind: 'failed', message: 'ECONNRESET' }),
    request('/left', { kind: 'left' }),
    request('/fine', answered(304)),
  ];
  expect(facts({ requests }).failures).toEqual([
    { at: 'GET /api/ads', how: 'status 500', isAsset: false },
    { at: 'GET /static/app.js', how: 'status 404', isAsset: true },
    { at: 'GET http://cdn.test/font.woff2', how: 'ECONNRESET', isAsset: true },
  ]);
});

test('replies of others are seen on the own origin only', () => {
  const requests = [
    request('/api', answered(200, 'web-v0')),
    request('http://cdn.test/x.js', answered(200, 'cdn')),
  ];
  expect(facts({ requests }).strangers).toEqual([{ at: 'GET /api', version: 'web-v0' }]);
});

test('a page that leads elsewhere says so', () => {
  const document = request('http://login.test/', { kind: 'refused', refusal: 'host' });
  expect(facts({ document }).document).toMatchObject({
    proof: 'unproven',
    failed: expect.stringContaining('login.test'),
  });
});

const asks = { passwordFields: { all: 1, visible: 1 } };

test.each<readonly [string, Partial<Visit>, object]>([
  ['a slash', { landed: new URL('http://ads.test/ads/') }, {}],
  ['a query', { landed: new URL('http://ads.test/ads?from=old') }, {}],
  ['a redirect', { landed: new URL('http://ads.test/new') }, { landed: '/new' }],
  [
    'a login',
    { landed: new URL('http://ads.test/login'), ...asks },
    { landed: '/login', asksToSignIn: true },
  ],
  ['a form on the page itself', { landed: new URL('http://ads.test/ads'), ...asks }, {}],
  [
    'a form in place of the page of who is signed in',
    { landed: new URL('http://ads.test/ads'), ...asks, isSignedIn: true },
    { asksToSignIn: true },
  ],
  [
    'a form that nobody sees',
    { landed: new URL('http://ads.test/ads'), passwordFields: { all: 1, visible: 0 }, isSignedIn: true },
    {},
  ],
  [
    'a change of the password',
    { landed: new URL('http://ads.test/ads'), passwordFields: { all: 3, visible: 3 }, isSignedIn: true },
    {},
  ],
  [
    'the login itself',
    {
      asked: new URL('http://ads.test/login'),
      landed: new URL('http://ads.test/login'),
      ...asks,
      isSignedIn: true,
    },
    {},
  ],
  [
    'a login without a password, for who is signed in',
    { landed: new URL('http://ads.test/sso/login'), isSignedIn: true },
    { landed: '/sso/login', asksToSignIn: true },
  ],
  ['the same for anybody', { landed: new URL('http://ads.test/sso/login') }, { landed: '/sso/login' }],
  ['another host', { landed: new URL('https://cdn.test/x') }, { landed: 'https://cdn.test/x' }],
])('where a page leads to: %s', (_name, visit, expected) => {
  const {
    status: _,
    proof: __,
    version: ___,
    ...said
  } = facts({
    asked: new URL('http://ads.test/ads'),
    ...visit,
  }).document;
  expect(said).toEqual(expected);
});
