import { expect, test } from 'vitest';
import type { PlannedRequest } from './planned-request.ts';
import type { CompleteReply } from './reply.ts';
import { asksToBackOff, backOffMs, hasDrifted, isFromCache } from './usable.ts';

const reply = (status: number, headers: CompleteReply['headers'] = {}): CompleteReply => ({
  status,
  headers,
  body: { bytes: 0 },
  latencyUs: 1,
});
const captured = (status?: number): PlannedRequest => ({
  route: 'GET /',
  method: 'GET',
  target: '/',
  headers: {},
  source: { file: 'f', line: 1 },
  ...(status === undefined ? {} : { status }),
});

test.each([
  [200, 204, false],
  [200, 404, true],
  [404, 404, false],
  [302, 301, false],
  [304, 200, false],
  [304, 304, true],
  [499, 200, false],
  [0, 500, false],
  [undefined, 500, false],
])('captured %s, now %i: drifted %s', (then, now, expected) => {
  expect(hasDrifted(captured(then), reply(now))).toBe(expected);
});

test.each<[CompleteReply['headers'], boolean]>([
  [{}, false],
  [{ age: '0' }, false],
  [{ age: '7' }, true],
  [{ 'x-cache': 'MISS from a, HIT from b' }, true],
  [{ 'x-cache': 'Miss from cloudfront' }, false],
  [{ 'cf-cache-status': 'DYNAMIC' }, false],
  [{ 'cf-cache-status': 'STALE' }, true],
  [{ 'cache-status': 'edge; hit; ttl=30' }, true],
  [{ 'cache-status': 'edge; fwd=uri-miss' }, false],
])('%j from a cache: %s', (headers, expected) => expect(isFromCache(reply(200, headers))).toBe(expected));

test.each([
  [reply(429), true],
  [reply(503), false],
  [reply(503, { 'retry-after': '2' }), true],
  [reply(200, { 'retry-after': '2' }), false],
])('asks to back off', (one, expected) => expect(asksToBackOff(one)).toBe(expected));

test.each([
  ['2', 2000],
  ['0', 100],
  ['86400', 30_000],
  ['Mon, 02 Mar 2026 10:00:05 GMT', 5000],
  ['soon', 1000],
])('Retry-After: %s is %i ms', (value, expected) => {
  const now = new Date('2026-03-02T10:00:00Z');
  expect(backOffMs(reply(429, { 'retry-after': value }), now)).toBe(expected);
});
