import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isComplete, type Reply } from '../../reply.ts';
import { serve } from '../../two-groups.test-support.ts';
import { heardLarge, largeBytes, largeDigest, sendLarge } from '../large-body.test-support.ts';
import { get, okay, plainTo, serveRaw, type RawServer } from '../raw-server.test-support.ts';

const brief = (reply: Reply): string =>
  isComplete(reply) ? `${reply.status} ${reply.body.text}` : `${reply.failed}: ${reply.message}`;

describe('what goes out', () => {
  const heardBy = ({ heard }: RawServer): string[] =>
    heard.map((text) => text.replace(/(?<=seaworthy\/)[\d.]+/, 'V'));

  test('the request line, the captured headers and ours, nothing else', async () => {
    const server = await serveRaw((socket) => socket.write(okay('')));
    await plainTo(`${server.url}/base/`).exchange(get('/a?b=c', { headers: { 'x-a': 'b' } }));
    const { host } = new URL(server.url);
    expect(heardBy(server)).toEqual([
      `GET /base/a?b=c HTTP/1.1\r\nhost: ${host}\r\nuser-agent: seaworthy/V (+release verification)\r\nx-seaworthy-run: run\r\naccept: */*\r\naccept-encoding: identity\r\nx-a: b\r\n\r\n`,
    ]);
  });

  test('a body with its length, in UTF-8', async () => {
    const server = await serveRaw((socket) => socket.write(okay('')));
    await plainTo(server.url).exchange(get('/login', { method: 'POST', body: 'ü=1' }));
    const body = Buffer.from('ü=1').toString('latin1');
    expect(heardBy(server)[0]).toMatch(/^POST \/login HTTP\/1.1\r\n/);
    expect(heardBy(server)[0]?.endsWith(`\r\ncontent-length: 4\r\n\r\n${body}`)).toBe(true);
  });

  test.each(['a\r\nx-b: c', 'a\nb', 'a\0', '上海'])('a value that would break out: %j', async (value) => {
    const server = await serveRaw((socket) => socket.write(okay('')));
    const reply = await plainTo(server.url).exchange(get('/', { headers: { 'x-a': value } }));
    expect(brief(reply)).toBe('error: a header that cannot be sent');
    expect(server.heard).toEqual([]);
  });
});

describe('connections', () => {
  test('one carries many requests, one after the other', async () => {
    const server = await serveRaw((socket, { nth }) => socket.write(okay(String(nth))));
    const transport = plainTo(server.url);
    for (let nth = 0; nth < 5; nth += 1) expect(brief(await transport.exchange(get()))).toBe(`200 ${nth}`);
    expect(server.sockets).toHaveLength(1);
  });

  test('as many as requests are under way, and no more than allowed', async () => {
    const answer = (socket: { write(text: string): void }): void =>
      void setTimeout(20).then(() => socket.write(okay('a')));
    const free = await serveRaw(answer);
    const unlimited = plainTo(free.url);
    await Promise.all(Array.from({ length: 6 }, () => unlimited.exchange(get())));
    expect(free.sockets).toHaveLength(6);
    const tight = await serveRaw(answer);
    const limited = plainTo(tight.url, { connectionsMax: 2 });
    const replies = await Promise.all(Array.from({ length: 6 }, () => limited.exchange(get())));
    expect(replies.map(brief)).toEqual(Array.from({ length: 6 }, () => '200 a'));
    expect(tight.sockets).toHaveLength(2);
  });

  test('a connection is left after so many requests', async () => {
    const server = await serveRaw((socket) => socket.write(okay('a')));
    const transport = plainTo(server.url, { requestsPerConnectionMax: 2 });
    for (let nth = 0; nth < 5; nth += 1) await transport.exchange(get());
    expect(server.sockets).toHaveLength(3);
  });

  test.each<[string, string, number]>([
    ['we keep none that long', okay('a'), 1],
    [
      'the server keeps none that long',
      okay('a').replace('\r\n\r\n', '\r\nKeep-Alive: timeout=1\r\n\r\n'),
      4000,
    ],
    ['the server says that it closes', okay('a').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'), 4000],
  ])('a new one where %s', async (_name, text, keepAliveMs) => {
    const server = await serveRaw((socket) => socket.write(text));
    const transport = plainTo(server.url, { keepAliveMs });
    for (let nth = 0; nth < 3; nth += 1) {
      expect(brief(await transport.exchange(get()))).toBe('200 a');
      await setTimeout(5);
    }
    expect(server.sockets).toHaveLength(3);
  });

  test('bytes that nobody asked for end the connection, and belong to no reply', async () => {
    const server = await serveRaw((socket, { connection }) => {
      socket.write(okay('a') + (connection === 0 ? okay('smuggled') : ''));
    });
    const transport = plainTo(server.url);
    expect([brief(await transport.exchange(get())), brief(await transport.exchange(get()))]).toEqual([
      '200 a',
      '200 a',
    ]);
    expect(server.sockets).toHaveLength(2);
    const late = await serveRaw((socket) =>
      socket.write(okay('a'), () => void setTimeout(20).then(() => socket.write(okay('smuggled')))),
    );
    const other = plainTo(late.url);
    expect(brief(await other.exchange(get()))).toBe('200 a');
    await setTimeout(60);
    expect(brief(await other.exchange(get()))).toBe('200 a');
    expect(late.sockets).toHaveLength(2);
  });
});

describe('a connection that went stale', () => {
  test('is replaced once, and the request is sent again', async () => {
    const server = await serveRaw((socket, { nth, connection }) => {
      if (connection === 0 && nth > 0) socket.destroy();
      else socket.write(okay('a'));
    });
    const transport = plainTo(server.url);
    await transport.exchange(get());
    const intendedAt = performance.now() - 1000;
    const reply = await transport.exchange(get('/', { intendedAt }));
    expect(brief(reply)).toBe('200 a');
    expect(reply.latencyUs).toBeGreaterThan(1_000_000);
    expect(server.sockets).toHaveLength(2);
  });

  test('is no excuse for the second one', async () => {
    const server = await serveRaw((socket, { nth }) => (nth === 0 ? socket.write(okay('a')) : socket.end()));
    const transport = plainTo(server.url);
    await transport.exchange(get());
    expect(brief(await transport.exchange(get()))).toBe('error: the connection was closed without a reply');
    expect(server.sockets).toHaveLength(2);
  });

  test.each<[string, string, string]>([
    ['once a byte of the reply came', 'GET', 'HTTP/1.1 200'],
    ['for anything but GET and HEAD', 'POST', ''],
  ])('is not replaced %s', async (_name, method, text) => {
    const server = await serveRaw((socket, { nth }) =>
      nth === 0 ? socket.write(okay('a')) : socket.end(text),
    );
    const transport = plainTo(server.url);
    await transport.exchange(get());
    expect(brief(await transport.exchange(get('/', { method })))).toMatch(/^error: /);
    expect(server.sockets).toHaveLength(1);
  });
});

describe('what goes wrong is a failed reply', () => {
  test.each<[string, (socket: import('node:net').Socket) => void, RegExp]>([
    ['a reset', (socket) => socket.resetAndDestroy(), /^error: .*ECONNRESET/],
    [
      'a reset in the body',
      (socket) =>
        socket.write(
          'HTTP/1.1 200 OK\r\n\r\nabc',
          () => void setTimeout(20).then(() => socket.resetAndDestroy()),
        ),
      /^error: .*ECONNRESET/,
    ],
    [
      'a body cut short',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'),
      /^error: the reply ended early/,
    ],
    ['silence', () => {}, /^timeout: no whole reply within 150 ms/],
    [
      'a head and then silence',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'),
      /^timeout: /,
    ],
    ['garbage', (socket) => socket.write('\x16\x03\x01\x00'), /^error: not an HTTP reply/],
    [
      'a flood of headers',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}`),
      /^error: headers above 64 KiB/,
    ],
  ])('%s', async (_name, answer, expected) => {
    const server = await serveRaw(answer);
    const transport = plainTo(server.url, { timeoutMs: 150 });
    expect(brief(await transport.exchange(get()))).toMatch(expected);
    await setTimeout(20);
    expect(server.sockets.every((socket) => socket.destroyed)).toBe(true);
  });

  test('a trickle, however steady', async () => {
    const server = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const drip = setInterval(() => socket.write('.'), 10);
      socket.on('close', () => clearInterval(drip));
    });
    expect(brief(await plainTo(server.url, { timeoutMs: 200 }).exchange(get()))).toMatch(/^timeout: /);
  });

  test('waiting for a connection counts too', async () => {
    const server = await serveRaw(() => {});
    const transport = plainTo(server.url, { timeoutMs: 100, connectionsMax: 1 });
    const replies = await Promise.all([transport.exchange(get()), transport.exchange(get())]);
    expect(replies.map(brief)).toEqual(
      Array.from({ length: 2 }, () => 'timeout: no whole reply within 100 ms'),
    );
  });

  test('nobody there', async () => {
    expect(brief(await plainTo('http://127.0.0.1:1').exchange(get()))).toMatch(/^error: .*ECONNREFUSED/);
    expect(brief(await plainTo('http://nobody.invalid').exchange(get()))).toMatch(
      /^error: .*(ENOTFOUND|EAI_AGAIN)/,
    );
  });

  test('closing ends all that is under way', async () => {
    const server = await serveRaw(() => {});
    const transport = plainTo(server.url, { connectionsMax: 1 });
    const replies = [transport.exchange(get()), transport.exchange(get())];
    await setTimeout(30);
    await transport.close();
    for (const reply of [...replies, transport.exchange(get())]) {
      expect(brief(await reply)).toBe('interrupted: the run was stopped');
    }
  });
});

test('100 MiB are a digest, in little memory', async () => {
  const server = await serve(sendLarge);
  onTestFinished(() => server.stop());
  const { body, memoryBytes } = await heardLarge(() =>
    plainTo(server.url, { timeoutMs: 20_000 }).exchange(get()),
  );
  expect(body).toEqual({ bytes: largeBytes, sha256: largeDigest() });
  expect(memoryBytes).toBeLessThan(largeBytes / 2);
});
