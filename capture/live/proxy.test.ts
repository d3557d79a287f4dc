import { readFileSync } from 'node:fs';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
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

/** An upstream that answers with what it got. */
async function echo(): Promise<string> {
  return live.server((request, reply) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () =>
      reply.end(JSON.stringify({ method: request.method, url: request.url, raw: request.rawHeaders, body })),
    );
  });
}

describe('what it passes on', () => {
  test.each([
    ['GET', undefined],
    ['POST', 'a=1'],
    ['PUT', '{"a":1}'],
    ['PATCH', 'x'],
    ['DELETE', undefined],
    ['OPTIONS', undefined],
    ['PROPFIND', '<x/>'],
  ])('%s with its body', async (method, body) => {
    const proxy = await proxyTo(await echo());
    const got = await ask(`${proxy.url}/a?b=%20c`, { method, body, headers: { 'X-Case': 'Kept' } });
    expect(JSON.parse(got.body)).toMatchObject({
      method,
      url: '/a?b=%20c',
      body: body ?? '',
      raw: expect.arrayContaining(['X-Case', 'Kept']),
    });
  });

  test.each(['POST', 'PROPFIND', 'PURGE'])('%s without a body gets no chunks', async (method) => {
    const proxy = await proxyTo(await echo());
    const bare = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    bare.setEncoding('latin1').write(`${method} /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    let heard = '';
    for await (const piece of bare) heard += String(piece);
    expect(heard).toContain('"Content-Length","0"');
    expect(heard.split('\r\n\r\n')[1]).not.toMatch(/transfer-encoding/i);
  });

  test('a DELETE whose body comes in pieces', async () => {
    const proxy = await proxyTo(await echo());
    const headers = { 'Transfer-Encoding': 'chunked' };
    const got = await ask(`${proxy.url}/a`, { method: 'DELETE', body: 'x', headers });
    expect(JSON.parse(got.body)).toMatchObject({ method: 'DELETE', body: 'x' });
  });

  test('end-to-end headers of both ways, in order, repeated ones too, and none that belong to one connection', async () => {
    const upstream = await live.server((request, reply) => {
      reply.writeHead(203, 'As you wish', [
        'Set-Cookie',
        'a=1',
        'X-One-Hop',
        '1',
        'Connection',
        'x-one-hop',
        'set-cookie',
        'b=2',
        'Content-Length',
        '2',
      ]);
      reply.end('ok');
      seen = request.rawHeaders;
    });
    let seen: readonly string[] = [];
    const proxy = await proxyTo(upstream);
    const got = await ask(proxy.url, {
      headers: { Host: 'ads.example', Connection: 'x-mine', 'X-Mine': '1', TE: 'trailers', 'X-End': '2' },
    });
    expect(got.rawHeaders.slice(0, 6)).toEqual([
      'Set-Cookie',
      'a=1',
      'set-cookie',
      'b=2',
      'Content-Length',
      '2',
    ]);
    expect(got.rawHeaders).not.toContain('X-One-Hop');
    expect(got.rawHeaders.filter((name) => name === 'Date')).toHaveLength(1);
    expect({ status: got.status, body: got.body }).toEqual({ status: 203, body: 'ok' });
    expect(seen).toEqual(expect.arrayContaining(['Host', 'ads.example', 'X-End', '2']));
    expect(seen.map((text) => text.toLowerCase())).not.toContain('x-mine');
    expect(seen).not.toContain('TE');
  });

  test('who asked, once: a proxy before it on this machine has said so already', async () => {
    const proxy = await proxyTo(await echo());
    const forwarded = async (headers: Record<string, string>): Promise<Record<string, unknown>> => {
      const { raw } = JSON.parse((await ask(proxy.url, { headers })).body) as { raw: string[] };
      return Object.fromEntries(
        raw.flatMap((name, index) =>
          /^x-forwarded/i.test(name) ? [[name.toLowerCase(), raw[index + 1]]] : [],
        ),
      );
    };
    expect(await forwarded({ Host: 'ads.example' })).toEqual({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'ads.example',
      'x-forwarded-proto': 'http',
    });
    const before = {
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-host': 'www.example',
      'x-forwarded-proto': 'https',
    };
    expect(await forwarded(before)).toEqual(before);
  });

  test('100 MB both ways at the pace of who reads: while the client does not, hardly anything moves', async () => {
    const size = 100 * 1024 * 1024;
    const proxy = await proxyTo(await live.server((request, reply) => void request.pipe(reply)));
    const outgoing = request(proxy.url, { method: 'POST', agent: false });
    const answered = new Promise<IncomingMessage>((resolve) => outgoing.on('response', resolve));
    const piece = Buffer.alloc(256 * 1024, 'x');
    let sent = 0;
    const send = (): void => {
      while (sent < size) {
        sent += piece.length;
        if (!outgoing.write(piece)) return void outgoing.once('drain', send);
      }
      outgoing.end();
    };
    send();
    const reply = await answered;
    for (let before = -1; before !== sent; await sleep(200)) before = sent;
    expect(sent).toBeLessThan(size / 2);
    let received = 0;
    for await (const chunk of reply) received += (chunk as Buffer).length;
    expect(received).toBe(size);
  });

  test('a WebSocket, both ways, and it is not recorded', async () => {
    const server = createServer();
    server.on('upgrade', (request: IncomingMessage, socket) => {
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: ${request.headers.upgrade}\r\nConnection: Upgrade\r\n\r\n`,
      );
      socket.pipe(socket);
    });
    const proxy = await proxyTo(await live.server(server));
    const said = await new Promise<string>((resolve) => {
      const outgoing = request(`${proxy.url}/live`, {
        headers: { Connection: 'Upgrade', Upgrade: 'websocket' },
      });
      outgoing.on('upgrade', (_reply, socket) => {
        socket.on('data', (data: Buffer) => resolve(data.toString())).write('hello');
      });
      outgoing.end();
    });
    expect(said).toBe('hello');
    expect(await proxy.stop()).toMatchObject({ seen: 1, recorded: 0, skipped: { websocket: 1 } });
  });

  test('an ordinary request that only offers HTTP/2 is recorded as one', async () => {
    const proxy = await proxyTo(await echo());
    const got = await ask(`${proxy.url}/a`, {
      headers: { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABk' },
    });
    expect(got.status).toBe(200);
    expect(got.body).not.toContain('h2c');
    expect(await proxy.stop()).toMatchObject({ seen: 1, recorded: 1 });
  });
});

describe('what it records', () => {
  test('GET and HEAD with status, times and size; other methods are counted', async () => {
    const upstream = await live.server((request, reply) => {
      reply.writeHead(request.url === '/gone' ? 404 : 200, { 'content-type': 'text/plain' });
      reply.end(request.method === 'HEAD' ? '' : 'body');
    });
    const proxy = await proxyTo(upstream);
    const before = Date.now();
    await ask(`${proxy.url}/a?x=1`, { headers: { Host: 'ads.example', 'X-Forwarded-For': '203.0.113.7' } });
    await ask(`${proxy.url}/gone`, { method: 'HEAD' });
    await ask(`${proxy.url}/a`, { method: 'POST', body: 'secret' });
    const { files, ...summary } = await proxy.stop();
    expect(summary).toMatchObject({ seen: 3, recorded: 2, dropped: 0, skipped: { 'method-post': 1 } });
    const [first, second] = await recordsOf(files);
    expect(first).toMatchObject({
      method: 'GET',
      target: '/a?x=1',
      host: 'ads.example',
      scheme: 'http',
      client: '203.0.113.7',
      status: 200,
      replyBytes: 4,
      clockRule: 'start',
      clockResolutionMs: 1,
    });
    expect(first?.startedAtMs).toBeGreaterThanOrEqual(before);
    expect(first?.durationMs).toBeGreaterThan(0);
    expect(second).toMatchObject({ method: 'HEAD', target: '/gone', status: 404, replyBytes: 0 });
    expect(readFileSync(files[0] ?? '', 'utf8')).not.toContain('secret');
  });

  test('stops when told, ends what is under way, and takes nothing more', async () => {
    const agent = new Agent({ keepAlive: true });
    let answer: () => void = () => {};
    const arrived = new Promise<void>((arrive) => {
      void live
        .server((_request, reply) => {
          answer = () => reply.end('late');
          arrive();
        })
        .then((upstream) => proxyTo(upstream))
        .then((proxy) => (running = proxy))
        .then((proxy) => (asked = ask(`${proxy.url}/slow`, { agent })));
    });
    let running: Awaited<ReturnType<typeof proxyTo>> | undefined;
    let asked: ReturnType<typeof ask> | undefined;
    await arrived;
    const stopped = running?.stop();
    await expect(ask(running?.url ?? '')).rejects.toThrow(/ECONNREFUSED/);
    answer();
    expect(await asked).toMatchObject({ body: 'late', headers: { connection: 'close' } });
    agent.destroy();
    expect(await stopped).toMatchObject({ seen: 1, recorded: 1 });
  });
});
