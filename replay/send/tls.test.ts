import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { createServer, type ServerOptions } from 'node:https';
import { once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { GroupOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import { isComplete, type Reply } from '../reply.ts';
import { makeCertificates, openssl, pemOf, type Certificates } from './certificates.test-support.ts';
import { heardLarge, largeBytes, largeDigest, sendLarge } from './large-body.test-support.ts';
import { openSender, type Sender } from './sender.ts';

const request: PlannedRequest = {
  route: 'GET /a',
  method: 'GET',
  target: '/a?b=c',
  headers: { accept: 'text/plain' },
  source: { file: 'f', line: 1 },
};

const brief = (reply: Reply): string =>
  isComplete(reply) ? `${reply.status} ${reply.body.text}` : `${reply.failed}: ${reply.message}`;

describe.skipIf(openssl === undefined)('behind TLS (needs openssl)', () => {
  let pki: Certificates;
  beforeAll(() => {
    pki = makeCertificates(openssl ?? '');
  });
  afterAll(() => pki.remove());

  /** Says what it saw of a request. */
  const echo: RequestListener = (incoming, response) => {
    const socket = incoming.socket as TLSSocket;
    const seen = {
      http: incoming.httpVersion,
      path: incoming.url,
      host: incoming.headers.host ?? incoming.headers[':authority'],
      sni: socket.servername,
      client: (incoming.socket as TLSSocket).getPeerCertificate().subject?.CN,
    };
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.end(JSON.stringify(seen));
  };

  async function listening(server: Server): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const https = (listener: RequestListener, options: ServerOptions = pemOf(pki.server)): Promise<string> =>
    listening(createServer(options, listener));

  const http2 = (listener: RequestListener): Promise<string> =>
    listening(createSecureServer(pemOf(pki.server), listener as never));

  async function senderTo(group: Partial<GroupOptions>, timeoutMs = 5000): Promise<Sender> {
    const whole = { url: 'https://ads.test', tls: { ca: pki.ca }, ...group };
    const sender = await openSender({ groups: { stable: whole, preview: whole }, runId: 'run', timeoutMs });
    onTestFinished(() => sender.close());
    return sender;
  }

  const ask = async (group: Partial<GroupOptions>): Promise<Reply> =>
    (await senderTo(group)).send('stable', request, performance.now());

  const seenBy = async (group: Partial<GroupOptions>): Promise<unknown> => {
    const reply = await ask(group);
    return isComplete(reply) ? JSON.parse(reply.body.text ?? '') : brief(reply);
  };

  describe.each([false, true])('HTTP/2 %s', (isHttp2) => {
    const start = (listener: RequestListener): Promise<string> =>
      isHttp2 ? http2(listener) : https(listener);

    test('an entry is asked under the name of the url', async () => {
      const entry = await start(echo);
      expect(await seenBy({ entry, http2: isHttp2 })).toMatchObject({
        http: isHttp2 ? '2.0' : '1.1',
        path: '/a?b=c',
        host: 'ads.test',
        sni: 'ads.test',
      });
    });

    test('a group named by an address is held to it, and asked for no name', async () => {
      const warnings: string[] = [];
      const note = ({ message }: Error): void => void warnings.push(message);
      process.on('warning', note);
      onTestFinished(() => void process.off('warning', note));
      const entry = await start(echo);
      const named = await seenBy({ url: 'https://192.0.2.7', entry, http2: isHttp2 });
      expect(named).toMatchObject({ host: '192.0.2.7', sni: false });
      expect(brief(await ask({ url: 'https://192.0.2.8', entry, http2: isHttp2 }))).toMatch(
        /^error: .*192\.0\.2\.8 is not in the cert's list/,
      );
      await new Promise((resolve) => setImmediate(resolve));
      expect(warnings).toEqual([]);
    });

    test('status, headers and body, packed or not, or none', async () => {
      const entry = await start((incoming, response) => {
        response.statusCode = 404;
        response.setHeader('content-encoding', 'gzip');
        response.setHeader('location', 'https://ads.test/b');
        response.setHeader('set-cookie', ['a=1', 'b=2']);
        for (let nth = 0; nth < 200; nth += 1) response.setHeader(`x-${nth}`, 'more than most servers send');
        response.end(incoming.method === 'HEAD' ? undefined : gzipSync('packed'));
      });
      const sender = await senderTo({ entry, http2: isHttp2 });
      const reply = await sender.send('stable', request, performance.now() - 100, 7);
      expect(reply).toMatchObject({ status: 404, lateUs: 7, body: { text: 'packed' } });
      expect(reply).toMatchObject({ headers: { location: '/b', 'set-cookie': ['a=1', 'b=2'] } });
      expect(reply.latencyUs).toBeGreaterThan(100_000);
      const head = await sender.send('stable', { ...request, method: 'HEAD' }, performance.now());
      expect(brief(head)).toBe('404 ');
    });

    test('a login step carries its body', async () => {
      const entry = await start((incoming, response) => void incoming.pipe(response));
      const sender = await senderTo({ entry, http2: isHttp2 });
      expect(brief(await sender.login('stable', { method: 'POST', path: '/login', body: 'name=ü' }))).toBe(
        '200 name=ü',
      );
    });

    test('many at once', async () => {
      const entry = await start(echo);
      const sender = await senderTo({ entry, http2: isHttp2, requestsPerConnectionMax: 7 }, 60_000);
      const replies = await Promise.all(
        Array.from({ length: 100 }, () => sender.send('preview', request, performance.now())),
      );
      expect(new Set(replies.map((reply) => (isComplete(reply) ? reply.status : brief(reply))))).toEqual(
        new Set([200]),
      );
    });

    test.each<[string, RequestListener, RegExp]>([
      ['silence', () => {}, /^timeout: no whole reply within 200 ms/],
      ['a body that stops', (_incoming, response) => void response.write('half'), /^timeout: /],
      ['a connection that breaks', (incoming) => void incoming.socket.destroy(), /^error: /],
      [
        'a body cut short',
        (incoming, response) => {
          response.setHeader('content-length', 9);
          response.write('half', () => incoming.socket.destroy());
        },
        /^error: /,
      ],
    ])('%s is a failed reply', async (_name, listener, expected) => {
      const entry = await start((incoming: IncomingMessage, response) => {
        incoming.on('error', () => {});
        listener(incoming, response);
      });
      const sender = await senderTo({ entry, http2: isHttp2 }, 200);
      expect(brief(await sender.send('stable', request, performance.now()))).toMatch(expected);
    });

    test('100 MiB are a digest, in little memory', async () => {
      const sender = await senderTo({ entry: await start(sendLarge), http2: isHttp2 }, 20_000);
      const { body, memoryBytes } = await heardLarge(() => sender.send('stable', request, performance.now()));
      expect(body).toEqual({ bytes: largeBytes, sha256: largeDigest() });
      expect(memoryBytes).toBeLessThan(largeBytes / 2);
    });

    test('closing ends what is under way', async () => {
      const entry = await start(() => {});
      const sender = await senderTo({ entry, http2: isHttp2 });
      const reply = sender.send('stable', request, performance.now());
      setTimeout(() => void sender.close(), 50);
      expect(brief(await reply)).toMatch(/^interrupted: /);
      expect(brief(await sender.send('stable', request, performance.now()))).toMatch(/^interrupted: /);
    });

    test('an authority that nobody trusts', async () => {
      expect(brief(await ask({ entry: await start(echo), http2: isHttp2, tls: {} }))).toMatch(
        /^error: .*(UNABLE|SELF_SIGNED)/,
      );
    });

    test('a name that the certificate does not have', async () => {
      const reply = await ask({ url: 'https://shop.test', entry: await start(echo), http2: isHttp2 });
      expect(brief(reply)).toMatch(/^error: ERR_TLS_CERT_ALTNAME_INVALID: .*shop\.test/);
    });
  });

  test('a certificate of ours, its key locked or not', async () => {
    const listener = { ...pemOf(pki.server), ca: readFileSync(pki.ca), requestCert: true };
    const entry = await https(echo, listener);
    const { ca, client, lockedKey } = pki;
    expect(await seenBy({ entry, tls: { ca, ...client } })).toMatchObject({ client: 'client' });
    const locked = { ca, cert: client.cert, key: lockedKey, passphrase: 'harbour' };
    expect(await seenBy({ entry, tls: locked })).toMatchObject({ client: 'client' });
    const required = await https(echo, { ...listener, rejectUnauthorized: true });
    expect(brief(await ask({ entry: required }))).toMatch(/^error: /);
  });

  test('a connection that says it will close takes no more, and loses nothing', async () => {
    let sessions = 0;
    const server = createSecureServer(pemOf(pki.server), (_incoming, response) => {
      setTimeout(() => response.end('late'), 20);
    });
    server.on('session', (session) => {
      sessions += 1;
      let streams = 0;
      session.on('stream', () => {
        streams += 1;
        if (sessions === 1 && streams === 5) session.goaway();
      });
    });
    const sender = await senderTo({ entry: await listening(server), http2: true });
    const replies = await Promise.all(
      Array.from({ length: 40 }, async (_, nth) => {
        await new Promise((next) => setTimeout(next, nth * 3));
        return brief(await sender.send('stable', request, performance.now()));
      }),
    );
    expect(new Set(replies)).toEqual(new Set(['200 late']));
    expect(sessions).toBe(2);
  });

  test('connections that serve few of what waits for them lose nothing, and end though the server keeps them', async () => {
    const openSockets = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    let connections = 0;
    const server = createSecureServer(
      pemOf(pki.server),
      (_incoming, response) => void response.end('served'),
    );
    server.on('session', (session) => {
      connections += 1;
      let streams = 0;
      session.on('stream', ({ id }) => {
        streams += 1;
        if (streams === 5) session.goaway(0, id);
      });
    });
    const sender = await senderTo({ entry: await listening(server), http2: true });
    const before = openSockets();
    const replies = await Promise.all(
      Array.from({ length: 40 }, async () => brief(await sender.send('stable', request, performance.now()))),
    );
    expect(new Set(replies)).toEqual(new Set(['200 served']));
    expect(connections).toBe(8);
    // those of the server, which notices nothing
    await expect.poll(() => openSockets() - before).toBeLessThanOrEqual(8);
  });

  test('a group that does not speak HTTP/2', async () => {
    expect(brief(await ask({ entry: await https(echo), http2: true }))).toMatch(
      /^error: .*(HTTP\/2|ALPN|application protocol)/i,
    );
  });

  test('a connection that the server closed meanwhile is replaced', async () => {
    let connections = 0;
    const server = createServer(pemOf(pki.server), echo);
    server.on('secureConnection', (socket: TLSSocket) => {
      connections += 1;
      if (connections > 1) return;
      let requests = 0;
      socket.on('data', () => (requests += 1) > 1 && socket.destroy());
    });
    const sender = await senderTo({ entry: await listening(server) });
    const statuses = [];
    for (let nth = 0; nth < 3; nth += 1) {
      const reply = await sender.send('stable', request, performance.now());
      statuses.push(isComplete(reply) ? reply.status : brief(reply));
    }
    expect(statuses).toEqual([200, 200, 200]);
    expect(connections).toBe(2);
  });
});
