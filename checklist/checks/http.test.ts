import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { http } from './http.ts';

type Params = Parameters<typeof http.judge>[1];

let server: Server;
let url: string;
/** An edge that serves preview to those who carry the mark, after the way real ones do. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const cookies = request.headers.cookie ?? '';
    const preview = /(^|; )version=v1(;|$)/.test(cookies);
    response.setHeader('x-served-by', preview ? 'web-v1' : 'web-v0');
    if (request.url === '/moved') return response.writeHead(302, { location: '/json' }).end();
    if (request.url === '/away') return response.writeHead(302, { location: 'http://example.org/' }).end();
    if (request.url === '/zip') {
      return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('plain text'));
    }
    if (request.url === '/endless') {
      const more = setInterval(() => response.write('x'.repeat(1024 * 1024)), 1);
      return response.on('close', () => clearInterval(more));
    }
    if (request.url === '/half') {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      return setTimeout(() => response.destroy(), 10);
    }
    return response.end(
      JSON.stringify({ status: 'up', items: [{ id: 7 }], agent: request.headers['user-agent'] }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function judged(params: Params, more: Parameters<typeof contextFor>[0] = {}) {
  expect(paramProblems(http, params)).toEqual([]);
  return http.judge(await http.gather(params, contextFor(more)), params);
}

test('JSON values, headers and a named agent', async () => {
  const expectation = {
    headers: { 'X-Served-By': 'web-v0', 'x-debug': null },
    json: { '/status': 'up', '/items/0/id': 7, '/agent': 'seaworthy-checklist' },
  };
  expect(await judged({ url: `${url}/json`, expect: expectation })).toMatchObject({ outcome: 'pass' });
});

test('a matrix of cookies: the one that is routed wrong is named', async () => {
  const to = (name: string) => ({ headers: { 'x-served-by': name } });
  const right: Params = {
    url: `${url}/api`,
    cases: [
      { name: 'no mark', expect: to('web-v0') },
      { name: 'preview mark', cookies: { version: 'v1' }, expect: to('web-v1') },
      { name: 'unknown value', cookies: { version: 'v9' }, expect: to('web-v0') },
      { name: 'malformed', headers: { cookie: 'version' }, expect: to('web-v0') },
    ],
  };
  const good = await judged(right);
  expect(good).toMatchObject({ outcome: 'pass', message: 'All 4 cases are as they should be.' });

  const wrong = {
    ...right,
    cases: [
      ...(right.cases ?? []),
      { name: 'duplicate', headers: { cookie: 'version=v1; version=v0' }, expect: to('web-v0') },
    ],
  };
  const bad = await judged(wrong);
  expect(bad.outcome).toBe('fail');
  expect(bad.message).toBe('duplicate: header x-served-by is "web-v1", not "web-v0".');
});

test('a redirect is an answer, followed only when asked', async () => {
  expect(await judged({ url: `${url}/moved` })).toMatchObject({ outcome: 'fail' });
  expect(await judged({ url: `${url}/moved`, expect: { status: 302 } })).toMatchObject({ outcome: 'pass' });
  expect(await judged({ url: `${url}/moved`, redirects: 1 })).toMatchObject({ outcome: 'pass' });
});

test('a redirect to a host that nobody named is not followed', async () => {
  const { outcome, message } = await judged({ url: `${url}/away`, redirects: 3 });
  expect(outcome).toBe('error');
  expect(message).toContain('the host example.org is not allowed');
});

test('a stranger’s checklist calls only what the caller allows', async () => {
  const params = { url: 'http://example.org/' };
  const { message } = await judged(params, { untrusted: true });
  expect(message).toContain('not allowed');
});

test('HEAD has no body', async () => {
  const params: Params = { url: `${url}/json`, method: 'HEAD', expect: { bodyContains: ['up'] } };
  expect(await judged(params)).toMatchObject({ outcome: 'fail' });
});

test('a compressed body is read', async () => {
  const params = {
    url: `${url}/zip`,
    headers: { 'accept-encoding': 'gzip' },
    expect: { bodyMatches: '^plain' },
  };
  expect(await judged(params)).toMatchObject({ outcome: 'pass' });
});

test('a reply without end is cut, half a reply is an error', async () => {
  expect(await judged({ url: `${url}/endless` })).toMatchObject({ outcome: 'pass' });
  expect(await judged({ url: `${url}/half` })).toMatchObject({ outcome: 'error' });
});

test('what is no TLS or no HTTP is named', async () => {
  const tls = await judged({ url: url.replace('http:', 'https:') });
  expect(tls.outcome).toBe('fail');
  expect(tls.message).toContain('TLS is refused');
  const nobody = await judged({ url: 'http://127.0.0.1:1/' });
  expect(nobody).toMatchObject({
    outcome: 'error',
    message: expect.stringContaining('ECONNREFUSED') as string,
  });
  const nowhere = await judged({ url: 'http://no-such-host.invalid/' });
  expect(nowhere.outcome).toBe('error');
});

test('a bad pattern and a bad pointer are refused before anything is sent', () => {
  const [pattern] = paramProblems(http, { url, expect: { bodyMatches: '(' } });
  expect(pattern?.text).toContain('no regular expression');
  const [pointer] = paramProblems(http, { url, expect: { json: { status: 'up' } } });
  expect(pointer?.text).toContain('unknown key "status", known are JSON pointers');
});
