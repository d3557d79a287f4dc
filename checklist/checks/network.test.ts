/** `tcp`, `dns` and `nginx-config` against sockets, a name server and a real nginx. */
import { execFileSync } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../fixtures/free-port.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { contextFor } from '../context-for.test-support.ts';
import { dns } from './dns.ts';
import { nginxConfig } from './nginx-config.ts';
import { tcp } from './tcp.ts';

test('a port is open or refused; a name that nobody knows proves neither', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const open = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const closed = `127.0.0.1:${await freePort()}`;
  const ask = async (given: Parameters<typeof tcp.judge>[1]) =>
    tcp.judge(await tcp.gather(given, contextFor()), given);
  expect(await ask({ targets: [open] })).toMatchObject({ outcome: 'pass' });
  expect(await ask({ targets: [open, closed] })).toMatchObject({
    outcome: 'fail',
    message: `${closed} is refused (ECONNREFUSED); it should be open.`,
  });
  expect(await ask({ targets: [closed], expect: 'closed' })).toMatchObject({ outcome: 'pass' });
  expect(await ask({ targets: ['no.such.name.invalid:80'], expect: 'closed' })).toMatchObject({
    outcome: 'error',
  });
  server.close();
});

describe('a name server', () => {
  let socket: Socket;
  let resolver: string;
  /** Answers `gray.` names with 10.0.0.9, `prod.` with 203.0.113.5, and knows no other; `mute.` gets no answer. */
  beforeAll(async () => {
    socket = createSocket('udp4', (query, from) => {
      const name = query.subarray(13, 13 + (query[12] ?? 0)).toString();
      if (name === 'mute') return;
      const address = { gray: [10, 0, 0, 9], prod: [203, 0, 113, 5] }[name];
      const head = Buffer.from(query.subarray(0, 12));
      head.writeUInt16BE(address ? 0x8180 : 0x8183, 2);
      head.writeUInt16BE(address ? 1 : 0, 6);
      head.writeUInt32BE(0, 8);
      const end = query.indexOf(0, 12) + 5;
      const answer = address
        ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address])
        : Buffer.alloc(0);
      socket.send(Buffer.concat([head, query.subarray(12, end), answer]), from.port, from.address);
    }).bind(0, '127.0.0.1');
    await once(socket, 'listening');
    resolver = `127.0.0.1:${socket.address().port}`;
  });
  afterAll(() => socket.close());

  test.each([
    ['pass', ['gray.example']],
    ['fail', ['gray.example', 'prod.example']],
    ['fail', ['other.example']],
    ['error', ['mute.example']],
  ])('%s: %s', async (outcome, names) => {
    const given = { names, resolver, only: ['10.0.0.9'] };
    expect(dns.judge(await dns.gather(given, contextFor({ timeoutMs: 2000 })), given)).toMatchObject({
      outcome,
    });
  });
});

describe('an nginx configuration', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'nginx-config-'));
    mkdirSync(join(cwd, 'sites'));
    const main = `pid ${cwd}/pid; error_log ${cwd}/error.log; events {}\nhttp { include sites/*.conf; }\n`;
    writeFileSync(join(cwd, 'nginx.conf'), main);
    writeFileSync(join(cwd, 'gray.conf'), main.replace('sites/*', 'gray'));
    const site = (backend: string, extra = ''): string =>
      `upstream web { server ${backend} weight=5; server 10.0.0.8:80 down; } # two\nserver { listen 127.0.0.1:8081; location ~ ^/(a|b)$ { proxy_pass http://web; ${extra} add_header x-a "a;b}"; } }\n`;
    writeFileSync(join(cwd, 'sites', 'web.conf'), site('10.0.0.1:80'));
    writeFileSync(join(cwd, 'gray'), site('10.0.0.2:80'));
    writeFileSync(join(cwd, 'gray.conf'), main.replace('sites/*.conf', 'gray'));
    writeFileSync(join(cwd, 'other.conf'), main.replace('sites/*.conf', 'other'));
    writeFileSync(join(cwd, 'other'), site('10.0.0.2:80', 'proxy_read_timeout 1s;'));
    writeFileSync(join(cwd, 'broken.conf'), 'events {}\nhttp { server { listen 80; }\n');
    writeFileSync(join(cwd, 'circle.conf'), 'include circle.conf;\n');
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  const ask = async (given: Parameters<typeof nginxConfig.judge>[1]) =>
    nginxConfig.judge(await nginxConfig.gather(given, contextFor({ cwd })), given);

  test('is compared through its includes', async () => {
    expect(await ask({ file: 'gray.conf', sameAs: 'nginx.conf', except: ['upstream'] })).toMatchObject({
      outcome: 'pass',
    });
    expect(await ask({ file: 'gray.conf', sameAs: 'nginx.conf' })).toMatchObject({ outcome: 'fail' });
    expect(await ask({ file: 'other.conf', sameAs: 'nginx.conf', except: ['upstream'] })).toMatchObject({
      outcome: 'fail',
      message: 'other.conf has "http > server 127.0.0.1:8081 > location ~ ^/(a|b)$ > proxy_read_timeout 1s".',
    });
  });

  test('tells which servers take requests', async () => {
    expect(
      await ask({
        file: 'nginx.conf',
        upstreams: { web: { has: ['10.0.0.1:80'], hasNot: ['10.0.0.8:80'] } },
      }),
    ).toMatchObject({ outcome: 'pass' });
    expect(await ask({ file: 'nginx.conf', upstreams: { web: { hasNot: ['10.0.0.1:80'] } } })).toMatchObject({
      outcome: 'fail',
      message: '10.0.0.1:80 still takes requests of web.',
    });
  });

  test.each([
    ['missing.conf', /missing\.conf is missing/],
    ['broken.conf', /broken\.conf\S* is no nginx configuration/],
    ['circle.conf', /includes itself/],
  ])('%s is an error', async (file, message) => {
    expect(await ask({ file, sameAs: 'nginx.conf' })).toMatchObject({
      outcome: 'error',
      message: expect.stringMatching(message) as string,
    });
  });

  const nginx = engines.find(({ name }) => name === 'nginx')?.find();
  test.skipIf(!requireEngine('nginx', nginx !== undefined))(
    'what a real nginx -T prints says the same as the file (skipped without nginx)',
    async () => {
      const dump = execFileSync(nginx ?? '', ['-T', '-p', cwd, '-c', join(cwd, 'nginx.conf')], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      writeFileSync(join(cwd, 'dump.txt'), dump);
      expect(await ask({ file: 'dump.txt', sameAs: 'nginx.conf' })).toMatchObject({ outcome: 'pass' });
      expect(await ask({ file: 'dump.txt', sameAs: 'other.conf', except: ['upstream'] })).toMatchObject({
        outcome: 'fail',
      });
    },
  );
});
