import { expect, onTestFinished, test } from 'vitest';
import type { GroupOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import { isComplete, type Reply } from '../reply.ts';
import { okay, serveRaw } from './raw-server.test-support.ts';
import { openSender, type Sender } from './sender.ts';
import { sentTarget } from './sent-target.ts';

const request: PlannedRequest = {
  route: 'GET /a',
  method: 'GET',
  target: '/a',
  headers: {},
  source: { file: 'f', line: 1 },
};

const brief = (reply: Reply): string =>
  isComplete(reply) ? `${reply.status} ${reply.body.text}` : `${reply.failed}: ${reply.message}`;

async function senderTo(stable: GroupOptions, preview: GroupOptions = stable): Promise<Sender> {
  const sender = await openSender({ groups: { stable, preview }, runId: 'run', timeoutMs: 2000 });
  onTestFinished(() => sender.close());
  return sender;
}

test('each group is asked by its own marks, at its entry, under the name of its url', async () => {
  const server = await serveRaw((socket) => socket.write(okay('a')));
  const { host: entry } = new URL(server.url);
  const url = 'http://ads.test/shop/';
  const sender = await senderTo(
    { url, entry },
    { url, entry, cookies: { group: 'preview' }, headers: { 'X-Lane': 'p' } },
  );
  await sender.send('stable', request, performance.now());
  await sender.send('preview', request, performance.now());
  const [stable = '', preview = ''] = server.heard;
  expect(stable).toMatch(/^GET \/shop\/a HTTP\/1.1\r\nhost: ads\.test\r\n/);
  expect(stable).not.toMatch(/cookie|lane/);
  expect(preview).toMatch(
    /^GET \/shop\/a HTTP\/1.1\r\nhost: ads\.test\r\nx-lane: p\r\n[\s\S]*cookie: group=preview\r\n/,
  );
});

test('nothing but GET and HEAD is sent, except by a login', async () => {
  const server = await serveRaw((socket) => socket.write(okay('a')));
  const sender = await senderTo({ url: server.url });
  for (const method of ['POST', 'DELETE', 'get', 'OPTIONS']) {
    const reply = await sender.send('stable', { ...request, method: method as 'GET' }, performance.now());
    expect(brief(reply)).toBe(`error: ${method} is never sent`);
  }
  expect(server.heard).toEqual([]);
  expect(brief(await sender.login('stable', { method: 'POST', path: '/login', body: 'a=b' }))).toBe('200 a');
  expect(server.heard[0]).toMatch(/^POST \/login HTTP\/1.1\r\n[\s\S]*\r\n\r\na=b$/);
});

test('a reply tells from when its latency counts, and how late we were', async () => {
  const server = await serveRaw((socket) => socket.write(okay('a')));
  const reply = await (
    await senderTo({ url: server.url })
  ).send('stable', request, performance.now() - 500, 400);
  expect(reply).toMatchObject({ lateUs: 400 });
  expect(reply.latencyUs).toBeGreaterThan(500_000);
});

test.each([
  ['/a?b=c', '/a?b=c'],
  ['/search?q=上海', '/search?q=%E4%B8%8A%E6%B5%B7'],
  ['/a b', '/a%20b'],
  ['/a HTTP/1.1\r\nx: y', '/a%20HTTP/1.1%0D%0Ax:%20y'],
  ['/%E4%B8%8A', '/%E4%B8%8A'],
  ['/\ud800', '/%EF%BF%BD'],
  ['//other.example/a', '//other.example/a'],
  ['http://other.example/a', undefined],
  ['*', undefined],
])('the target %j goes out as %j', (target, sent) => expect(sentTarget(target)).toBe(sent));

test('a target that is no path goes nowhere', async () => {
  const sender = await senderTo({ url: 'http://127.0.0.1:1' });
  const reply = await sender.send(
    'stable',
    { ...request, target: 'http://other.example/' },
    performance.now(),
  );
  expect(brief(reply)).toBe('error: "http://other.example/" is no path');
});
