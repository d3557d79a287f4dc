/** Upstreams that are not Node: what they write byte by byte, and what the client gets of it. */
import { createServer as createTlsServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  makeCertificates,
  openssl,
  pemOf,
  type Certificates,
} from '../../replay/send/certificates.test-support.ts';
import { ask, LiveTest, recordsOf } from './live.test-support.ts';
import { captureProxy, type ProxyOptions } from './proxy.ts';

let live: LiveTest;
beforeEach(() => {
  live = new LiveTest();
});
afterEach(() => live.close());

function proxyTo(upstream: string, options: Partial<ProxyOptions> = {}) {
  return live.start((common, context) => captureProxy({ ...common, upstream, ...options }, context), options);
}

/** A server that answers every request head with these bytes. */
async function rawUpstream(answer: string, then: 'keep' | 'close' = 'keep'): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => {})
      .on('data', () => {
        socket.write(answer, 'latin1');
        if (then === 'close') socket.end();
      });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  live.onEnd(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Sends bytes and gives all that comes back until the connection closes or `until` is there. */
async function exchange(url: string, bytes: string, until?: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.setEncoding('latin1').write(bytes, 'latin1');
  let heard = '';
  for await (const piece of socket) {
    heard += String(piece);
    if (until !== undefined && heard.includes(until)) break;
  }
  return heard;
}

const get = 'GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

describe('replies as servers write them', () => {
  test.each([
    [
      'no content',
      'HTTP/1.1 204 No Content\r\nX: 1\r\n\r\n',
      /^HTTP\/1\.1 204 No Content\r\nX: 1\r\n(?:.*\r\n)?\r\n$/,
    ],
    [
      'not modified, with its length',
      'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\nETag: "a"\r\n\r\n',
      /304 Not Modified\r\nContent-Length: 5\r\nETag: "a"\r\n(?:.*\r\n)?\r\n$/,
    ],
    [
      'chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
      /Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n$/,
    ],
    [
      'trailers',
      'HTTP/1.1 200 OK\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 7\r\n\r\n',
      /2\r\nok\r\n0\r\nX-Sum: 7\r\n\r\n$/,
    ],
    [
      'bytes above ASCII',
      'HTTP/1.1 200 OK\r\nX: \xe9\r\nContent-Length: 1\r\n\r\n\xff',
      /X: \xe9\r\n[^]*\xff$/,
    ],
    [
      'a status of its own',
      'HTTP/1.1 299 Whatever You Say\r\nContent-Length: 0\r\n\r\n',
      /^HTTP\/1\.1 299 Whatever You Say\r\n/,
    ],
    [
      'early hints before the reply',
      'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload, </b>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
      /^HTTP\/1\.1 103 Early Hints\r\nLink: <\/a>; rel=preload, <\/b>\r\n\r\nHTTP\/1\.1 200 OK\r\n[^]*ok$/,
    ],
    [
      'hints that Node does not write',
      'HTTP/1.1 103 Early Hints\r\nLink: none\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
      /^HTTP\/1\.1 200 OK\r\n[^]*ok$/,
    ],
  ])('%s', async (_name, answer, expected) => {
    const proxy = await proxyTo(await rawUpstream(answer));
    expect(await exchange(proxy.url, get)).toMatch(expected);
    expect(await proxy.stop()).toMatchObject({ seen: 1, recorded: 1, failed: {} });
  });

  test('a body that ends with the connection', async () => {
    const proxy = await proxyTo(await rawUpstream('HTTP/1.0 200 OK\r\n\r\nall of it', 'close'));
    expect((await ask(proxy.url)).body).toBe('all of it');
  });

  test('HEAD keeps the length of the body that is not there', async () => {
    const proxy = await proxyTo(await rawUpstream('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n'));
    const got = await ask(proxy.url, { method: 'HEAD' });
    expect(got.headers['content-length']).toBe('1000');
    const { files } = await proxy.stop();
    expect(await recordsOf(files)).toMatchObject([{ status: 200, replyBytes: 0 }]);
  });

  test('what is no HTTP is 502', async () => {
    const proxy = await proxyTo(await rawUpstream('SSH-2.0-OpenSSH_9.2\r\n'));
    expect((await ask(proxy.url)).status).toBe(502);
  });

  test('a reply before the whole upload came', async () => {
    const refusal = 'HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nno!';
    const proxy = await proxyTo(await rawUpstream(refusal, 'close'));
    const upload = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nfirst piece';
    expect(await exchange(proxy.url, upload, 'no!')).toMatch(/^HTTP\/1\.1 413 Content Too Large/);
  });

  test('a WebSocket that is refused', async () => {
    const proxy = await proxyTo(await rawUpstream('HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno'));
    const upgrade = 'GET /live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await exchange(proxy.url, upgrade, '\r\n\r\nno')).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  });
});

describe('requests that the parser of Node refuses', () => {
  const raw = '/caf\xe9?q=\xe4\xb8\xad';

  /** A server that answers with the head it got, and with the body as far as that came with it. */
  async function headEcho(): Promise<string> {
    const server = createServer((socket) =>
      socket
        .on('error', () => {})
        .on('data', (head) => {
          socket.end(Buffer.concat([Buffer.from('HTTP/1.0 299 Seen\r\n\r\n'), head]));
        }),
    );
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    live.onEnd(() => new Promise((resolve) => void server.close(resolve)));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('a target beyond ASCII reaches upstream as it was sent, with who asked, and is recorded', async () => {
    const proxy = await proxyTo(await headEcho());
    const got = await exchange(proxy.url, `GET ${raw} HTTP/1.0\r\nX: 1\r\nConnection: X, keep-alive\r\n\r\n`);
    expect(got).toMatch(/^HTTP\/1\.0 299 Seen\r\n\r\nGET \/caf\xe9\?q=\xe4\xb8\xad HTTP\/1\.0\r\n/);
    expect(got).toMatch(/\r\nX-Forwarded-For: 127\.0\.0\.1\r\n[^]*\r\nConnection: close\r\n\r\n$/);
    expect(got).not.toMatch(/\r\nX: 1/);
    const { files, ...summary } = await proxy.stop();
    expect(summary).toMatchObject({ seen: 1, recorded: 1 });
    expect(await recordsOf(files)).toMatchObject([
      { target: '/caf%E9?q=%E4%B8%AD', status: 299, client: '127.0.0.1' },
    ]);
  });

  test('with a body, and on a connection that was used before', async () => {
    const proxy = await proxyTo(await headEcho());
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1').setEncoding('latin1');
    socket.write('GET /before HTTP/1.1\r\nHost: a\r\n\r\n');
    const pieces: string[] = [];
    for await (const piece of socket) {
      pieces.push(String(piece));
      if (!pieces.join('').endsWith('0\r\n\r\n')) continue;
      const post = `POST ${raw} HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello`;
      socket.write(post, 'latin1');
    }
    expect(pieces.join('')).toMatch(/POST \/caf\xe9[^]*\r\n\r\nhello$/);
    expect(await proxy.stop()).toMatchObject({ seen: 2, recorded: 1, skipped: { 'method-post': 1 } });
  });

  test.each([
    ['a method of its own', 'FOO / HTTP/1.1\r\nHost: a\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      'a body framed twice',
      `GET ${raw} HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
      /^HTTP\/1\.1 400 /,
    ],
    ['a field that is none', `GET ${raw} HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n`, /^HTTP\/1\.1 400 /],
    ['a head that is cut', `GET ${raw} HTTP/1.1\r\nHo`, /^HTTP\/1\.1 400 /],
    ['a head that is too long', `GET / HTTP/1.1\r\nX: ${'x'.repeat(140_000)}`, /^HTTP\/1\.1 431 |^$/],
  ])('%s is refused and counted', async (_name, bytes, expected) => {
    const proxy = await proxyTo(await headEcho());
    expect(await exchange(proxy.url, bytes).catch(() => '')).toMatch(expected);
    expect(await proxy.stop()).toMatchObject({ seen: 1, skipped: { 'malformed-request': 1 } });
  });

  test('a tunnel to anywhere is refused, and counted', async () => {
    const proxy = await proxyTo(await headEcho());
    const got = await exchange(proxy.url, 'CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n');
    expect(got).toMatch(/^HTTP\/1\.1 400 /);
    expect(await proxy.stop()).toMatchObject({ seen: 1, skipped: { connect: 1 } });
  });

  test('behind a request under way it is not taken out of turn', async () => {
    const proxy = await proxyTo(await rawUpstream(''), { upstreamTimeoutMs: 300 });
    const both = `GET /first HTTP/1.1\r\nHost: a\r\n\r\nGET ${raw} HTTP/1.1\r\nHost: a\r\n\r\n`;
    expect(await exchange(proxy.url, both)).not.toContain('299');
    expect(await proxy.stop()).toMatchObject({ seen: 1, recorded: 1 });
  });
});

describe.skipIf(openssl === undefined)('behind TLS (needs openssl)', () => {
  let pki: Certificates;
  beforeAll(() => {
    pki = makeCertificates(openssl ?? '');
  });
  afterAll(() => pki.remove());

  const secure = async (): Promise<string> => {
    const server = createTlsServer(pemOf(pki.server), (request, reply) => reply.end(request.headers.host));
    return (await live.server(server)).replace('http:', 'https:');
  };

  test('a server whose certificate is right is asked, with the name of the client', async () => {
    const options = { upstreamCa: readFileSync(pki.ca, 'utf8'), upstreamName: 'ads.test' };
    const proxy = await proxyTo(await secure(), options);
    expect((await ask(proxy.url, { headers: { Host: 'www.example' } })).body).toBe('www.example');
  });

  test.each([
    ['an unknown authority', { upstreamName: 'ads.test' }],
    ['another name', { upstreamName: 'other.test' }],
  ])('%s is 502', async (_name, options) => {
    const proxy = await proxyTo(await secure(), options);
    expect((await ask(proxy.url)).status).toBe(502);
  });
});
