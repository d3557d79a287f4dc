import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('when something goes wrong', () => {
  test('upstream that cannot be reached is 502', async () => {
    const closed = createTcpServer();
    await new Promise<void>((resolve) => void closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const proxy = await proxyTo(`http://127.0.0.1:${port}`);
    expect((await ask(proxy.url)).status).toBe(502);
    expect((await ask(proxy.url, { method: 'POST', body: 'x'.repeat(1e6) })).status).toBe(502);
    const { failed, files, recorded } = await proxy.stop();
    expect({ failed, recorded }).toEqual({ failed: { '502': 2 }, recorded: 1 });
    expect((await recordsOf(files))[0]?.status).toBeUndefined();
  });

  test('silence is 504', async () => {
    const proxy = await proxyTo(await live.server(() => {}), { upstreamTimeoutMs: 100 });
    expect((await ask(proxy.url)).status).toBe(504);
    expect(await proxy.stop()).toMatchObject({ failed: { '504': 1 } });
  });

  test('silence on a kept connection is 504 too, and the request is not sent again', async () => {
    let requests = 0;
    const upstream = await live.server((request, reply) => {
      if (request.url === '/') requests += 1;
      if (request.url !== '/' || requests === 1) reply.end('ok');
    });
    const proxy = await proxyTo(upstream, { upstreamTimeoutMs: 200 });
    expect((await ask(proxy.url)).status).toBe(200);
    expect((await ask(proxy.url)).status).toBe(504);
    // what was sent before these is there by then
    for (let n = 0; n < 10; n += 1) await ask(`${upstream}/later`);
    expect(requests).toBe(2);
  });

  test('a client that rests in its upload, or while it reads, is not taken for a silent upstream', async () => {
    const upstreamTimeoutMs = 100;
    const proxy = await proxyTo(await live.server((request, reply) => void request.pipe(reply)), {
      upstreamTimeoutMs,
    });
    const outgoing = request(proxy.url, { method: 'POST', agent: false });
    const rest = (): Promise<void> => sleep(4 * upstreamTimeoutMs);
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
    outgoing.write('first');
    await rest();
    outgoing.end(Buffer.alloc(20e6, 'x'));
    const [reply] = await answered;
    await rest();
    let received = 0;
    for await (const chunk of reply) received += (chunk as Buffer).length;
    expect(received).toBe(20e6 + 'first'.length);
    expect(await proxy.stop()).toMatchObject({ failed: {} });
  });

  test('a reply that upstream cuts is cut for the client', async () => {
    const upstream = await live.server((_request, reply) => {
      reply.writeHead(200, { 'content-length': 100 }).write('half');
      setTimeout(() => reply.destroy(), 20);
    });
    const proxy = await proxyTo(upstream);
    await expect(ask(proxy.url)).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  });

  test('a client that leaves ends the request upstream', async () => {
    let isLeft: () => void;
    const left = new Promise<void>((resolve) => (isLeft = resolve));
    const upstream = await live.server((request, reply) => {
      reply.on('close', () => isLeft());
      client.destroy();
      void request;
    });
    const proxy = await proxyTo(upstream);
    const client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    client.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
    await left;
    const { files } = await proxy.stop();
    expect(await recordsOf(files)).toMatchObject([{ target: '/slow', status: undefined }]);
  });

  test('a client that leaves in the middle of its upload ends that too', async () => {
    let isLeft: () => void;
    const left = new Promise<void>((resolve) => (isLeft = resolve));
    const upstream = await live.server((request) => {
      request.on('error', () => isLeft()).once('data', () => client.destroy());
    });
    const proxy = await proxyTo(upstream);
    const client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    client.write('POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nfirst piece');
    await left;
    expect(await proxy.stop()).toMatchObject({ seen: 1, skipped: { 'method-post': 1 }, failed: {} });
  });

  test('a kept connection that upstream closed meanwhile costs no request', async () => {
    let connections = 0;
    const tcp = createTcpServer((socket) => {
      connections += 1;
      let requests = 0;
      socket
        .on('error', () => {})
        .on('data', () => {
          requests += 1;
          // the second request on a connection meets a reset
          if (requests > 1) socket.resetAndDestroy();
          else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        });
    });
    await new Promise<void>((resolve) => void tcp.listen(0, '127.0.0.1', resolve));
    const proxy = await proxyTo(`http://127.0.0.1:${(tcp.address() as AddressInfo).port}`);
    for (let n = 0; n < 5; n += 1) expect((await ask(proxy.url)).body).toBe('ok');
    expect(connections).toBeGreaterThan(1);
    await proxy.stop();
    tcp.close();
  });

  test.each([
    ['listen', { listen: 'nowhere' }, /no address to listen on/],
    ['upstream', { upstream: 'http://a/b' }, /no address of a server/],
    ['retainDays', { retainDays: 0 }, /retainDays is 0/],
    ['retainDays', { retainDays: 1e12 }, /retainDays is 1000000000000/],
    ['stopAfterMs', { stopAfterMs: 2 ** 31 }, /stopAfterMs is 2147483648/],
    ['upstreamTimeoutMs', { upstreamTimeoutMs: -1 }, /upstreamTimeoutMs is -1/],
    ['redactKey', { redactKey: 'short' }, /too short/],
  ])('a %s that cannot be is told', async (_name, options, message) => {
    await expect(proxyTo('http://127.0.0.1:1', options)).rejects.toThrow(message);
  });

  test('an address that is taken, and a folder that cannot be, are told', async () => {
    const taken = new URL(await live.server(() => {})).host;
    await expect(proxyTo('http://127.0.0.1:1', { listen: taken })).rejects.toThrow(/Another program listens/);
    await expect(proxyTo('http://127.0.0.1:1', { folder: '/dev/null/x' })).rejects.toMatchObject({
      code: 'store-failed',
    });
  });
});
