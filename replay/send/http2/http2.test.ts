/** HTTP/2 against servers that misbehave, some of them frame by frame. */
import { once } from 'node:events';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { PlannedRequest } from '../../planned-request.ts';
import { isComplete, type Reply } from '../../reply.ts';
import { makeCertificates, openssl, pemOf, type Certificates } from '../certificates.test-support.ts';
import { openSender, type Sender } from '../sender.ts';
import { data, frameServer, goaway, headers, ping, reset, settings } from './frames.test-support.ts';

const request: PlannedRequest = {
  route: 'GET /a',
  method: 'GET',
  target: '/a',
  headers: {},
  source: { file: 'f', line: 1 },
};

const brief = (reply: Reply): string =>
  isComplete(reply) ? `${reply.status} ${reply.body.text}` : `${reply.failed}: ${reply.message}`;

describe.skipIf(openssl === undefined)('HTTP/2 (needs openssl)', () => {
  let pki: Certificates;
  beforeAll(() => {
    pki = makeCertificates(openssl ?? '');
  });
  afterAll(() => pki.remove());

  const serving = (): Http2SecureServer => createSecureServer(pemOf(pki.server));

  async function senderTo(server: Server | Http2SecureServer, timeoutMs: number): Promise<Sender> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const entry = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const group = { url: 'https://ads.test', entry, http2: true, tls: { ca: pki.ca } };
    const sender = await openSender({ groups: { stable: group, preview: group }, runId: 'run', timeoutMs });
    onTestFinished(async () => {
      await sender.close();
      server.close();
    });
    return sender;
  }

  const ask = async (sender: Sender, more: Partial<PlannedRequest> = {}): Promise<string> =>
    brief(await sender.send('stable', { ...request, ...more }, performance.now()));

  test('a connection that gave no answer in time is not asked again', async () => {
    const server = serving();
    let connections = 0;
    server.on('session', (session) => {
      const isDead = (connections += 1) === 1;
      session.on('stream', (stream) => {
        if (isDead) return;
        stream.respond({ ':status': 200 });
        stream.end('alive');
      });
    });
    const sender = await senderTo(server, 500);
    expect(await ask(sender)).toMatch(/^timeout: /);
    expect(await ask(sender)).toBe('200 alive');
  });

  test('a large reply need not wait for leave again and again', async () => {
    const server = serving();
    const allowed = new Promise((resolve) => {
      server.on('stream', (stream) => {
        const { remoteWindowSize = 0 } = stream.session?.state ?? {};
        const { initialWindowSize = 0 } = stream.session?.remoteSettings ?? {};
        resolve({ connection: remoteWindowSize / 2 ** 20, stream: initialWindowSize / 2 ** 20 });
        stream.respond({ ':status': 200 }, { endStream: true });
      });
    });
    expect(await ask(await senderTo(server, 20_000))).toBe('200 ');
    expect(await allowed).toEqual({ connection: 64, stream: 8 });
  });

  test.each<[string, (stream: number, nth: number) => readonly Buffer[], RegExp, number]>([
    [
      'hints, then a reply with padding and trailers',
      (id) => [
        headers(id, { ':status': '103', link: '</a>' }),
        headers(id, { ':status': '200' }),
        data(id, 'padded', { padding: 200 }),
        headers(id, { 'x-sum': '1' }, { ends: true }),
      ],
      /^200 padded$/,
      1,
    ],
    [
      'hints and nothing else',
      (id) => [headers(id, { ':status': '103' }, { ends: true })],
      /^error: .*PROTOCOL_ERROR/,
      1,
    ],
    [
      'a body shorter than it says',
      (id) => [headers(id, { ':status': '200', 'content-length': '9' }), data(id, 'half', { ends: true })],
      /^error: /,
      1,
    ],
    [
      'a body that is broken off',
      (id) => [headers(id, { ':status': '200' }), data(id, 'half'), reset(id, 8)],
      /^error: the reply ended early/,
      1,
    ],
    [
      'a refusal in the middle of a reply',
      (id) => [headers(id, { ':status': '200' }), data(id, 'half'), reset(id, 7)],
      /^error: .*REFUSED/,
      1,
    ],
    [
      'a refusal before, once',
      (id, nth) => (nth === 1 ? [reset(id, 7)] : [headers(id, { ':status': '204' }, { ends: true })]),
      /^204 $/,
      2,
    ],
    ['a refusal before, always', (id) => [reset(id, 7)], /^error: .*REFUSED/, 2],
    ['an end that serves nobody, with a fault', () => [goaway(0, 11)], /^error: .*error code 11/, 1],
    [
      'an end that serves nobody, once',
      (id, nth) => (nth === 1 ? [goaway(0, 0)] : [headers(id, { ':status': '204' }, { ends: true })]),
      /^204 $/,
      2,
    ],
    [
      'a flood of pings',
      () => [Buffer.concat(Array.from({ length: 20_000 }, ping))],
      /^error: .*[Ff]lood/,
      1,
    ],
    [
      'a flood of settings',
      () => [Buffer.concat(Array.from({ length: 20_000 }, () => settings(3, 100)))],
      /^error: .*[Ff]lood/,
      1,
    ],
    ['settings that cannot be', () => [settings(5, 1)], /^error: .*Protocol error/, 1],
    [
      'what no client would take for HTTP/2',
      () => [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
      /^timeout: /,
      1,
    ],
    [
      'more headers than any server sends',
      (id) => [
        headers(id, {
          ':status': '200',
          ...Object.fromEntries(Array.from({ length: 900 }, (_, nth) => [`x-${nth}`, 'v'])),
        }),
        data(id, 'many', { ends: true }),
      ],
      /^200 many$/,
      1,
    ],
    [
      'a packed body that is torn',
      (id) => [
        headers(id, { ':status': '200', 'content-encoding': 'gzip' }),
        data(id, gzipSync('packed').subarray(0, 12), { ends: true }),
      ],
      /^200 undefined$/,
      1,
    ],
  ])('%s', async (_name, reply, expected, times) => {
    let asked = 0;
    const server = frameServer(pemOf(pki.server), (id) => reply(id, (asked += 1)));
    expect(await ask(await senderTo(server, 3000))).toMatch(expected);
    expect(asked).toBe(times);
  });
});
