import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../../fixtures/free-port.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { ask, LiveTest, recordsOf } from './live.test-support.ts';
import { captureMirror } from './mirror.ts';
import { nginxSnippet } from './nginx-snippet.ts';

const nginx = engines.find(({ name }) => name === 'nginx')?.find();

describe('the receiver', () => {
  let live: LiveTest;
  beforeEach(() => {
    live = new LiveTest();
  });
  afterEach(() => live.close());

  test('answers 204 and records what the original request was', async () => {
    const mirror = await live.start(captureMirror);
    const got = await ask(`${mirror.url}/_seaworthy_mirror`, {
      headers: {
        host: 'ads.example',
        'x-original-uri': '/a?token=abc&size=2',
        'x-original-method': 'HEAD',
        'x-real-ip': '203.0.113.7',
        'x-forwarded-proto': 'https',
        cookie: 'sid=abc',
      },
    });
    expect({ status: got.status, body: got.body }).toEqual({ status: 204, body: '' });
    await ask(`${mirror.url}/plain`);
    await ask(`${mirror.url}/a`, { headers: { 'x-original-method': 'POST' } });
    const { files, ...summary } = await mirror.stop();
    expect(summary).toMatchObject({ seen: 3, recorded: 2, dropped: 0, skipped: { 'method-post': 1 } });
    const [first, second] = await recordsOf(files);
    expect(first).toMatchObject({
      method: 'HEAD',
      target: expect.stringMatching(/^\/a\?token=redacted-[0-9a-f]{8}&size=2$/),
      host: 'ads.example',
      scheme: 'https',
      client: '203.0.113.7',
      headers: {},
      redacted: ['query:token'],
      redactedHeaders: { cookie: expect.stringMatching(/^sid=redacted-/) },
    });
    expect([first?.status, first?.durationMs, first?.replyBytes]).toEqual([undefined, undefined, undefined]);
    expect(second?.target).toBe('/plain');
  });

  test('bytes that are no HTTP harm nobody', async () => {
    const mirror = await live.start(captureMirror);
    const socket = connect(Number(new URL(mirror.url).port), '127.0.0.1');
    socket.resume().write('\x16\x03\x01\r\n\r\n');
    await once(socket, 'close');
    expect((await ask(mirror.url)).status).toBe(204);
  });
});

describe.skipIf(!requireEngine('nginx', nginx !== undefined))('behind a real nginx (needs nginx)', () => {
  let live: LiveTest;
  let child: ChildProcess;
  let mirror: Awaited<ReturnType<LiveTest['start']>>;
  let url: string;
  let received = 0;
  beforeAll(async () => {
    live = new LiveTest();
    mirror = await live.start(captureMirror);
    const upstream = await live.server((request, reply) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      request.on('end', () => {
        received += 1;
        reply.end(`original ${bytes}`);
      });
    });
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    child = await startNginx(join(live.folder, 'nginx'), port, {
      upstream,
      snippet: nginxSnippet(new URL(mirror.url).host),
    });
  });
  afterAll(async () => {
    if (child.exitCode === null) {
      child.kill('SIGQUIT');
      await once(child, 'exit');
    }
    await live.close();
  });

  test('the snippet copies GET and HEAD with what replay needs, and no body', async () => {
    await ask(`${url}/api/ads?size=2&q=%20x`, { headers: { host: 'ads.example', accept: 'text/html' } });
    await ask(`${url}/api/ads`, { method: 'HEAD' });
    expect((await ask(`${url}/api/ads`, { method: 'POST', body: 'x'.repeat(100_000) })).body).toBe(
      'original 100000',
    );
    const plain = connect(Number(new URL(url).port), '127.0.0.1');
    plain.resume().write('GET /caf\xe9?q=\xe9 HTTP/1.0\r\n\r\n', 'latin1');
    await once(plain, 'close');
    await ask(`${url}/live`, { headers: { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' } });
    await ask(`${url}/last`);
    while (!readFileSync(join(mirror.folder, mirror.file()), 'utf8').includes('/last')) await pause();
    const records = await recordsOf([join(mirror.folder, mirror.file())]);
    expect(records.map(({ method, target, host }) => [method, target, host])).toEqual([
      ['GET', '/api/ads?size=2&q=%20x', 'ads.example'],
      ['HEAD', '/api/ads', expect.any(String)],
      ['GET', '/caf%E9?q=%E9', undefined],
      ['GET', '/last', expect.any(String)],
    ]);
    expect(records[0]).toMatchObject({
      client: '127.0.0.1',
      scheme: 'http',
      headers: { accept: 'text/html' },
    });
  });

  test('a receiver that is gone, or takes requests and never answers, costs the clients nothing', async () => {
    await mirror.stop();
    const before = received;
    // one connection: nginx uses it again only once the copy is done with
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let n = 0; n < 5; n += 1) expect((await ask(`${url}/gone`, { agent })).body).toBe('original 0');
    const silent = createServer((socket) => socket.resume().on('error', () => {}));
    silent.listen(Number(new URL(mirror.url).port), '127.0.0.1');
    await once(silent, 'listening');
    live.onEnd(async () => silent.close());
    for (let n = 0; n < 5; n += 1) expect((await ask(`${url}/hung`, { agent })).body).toBe('original 0');
    expect(received - before).toBe(10);
    agent.destroy();
  });

  test('nginx need not read a body for the copy', () => {
    expect(nginxSnippet()).toMatch(/^mirror_request_body off;$/m);
  });
});

/** The snippet is used as a person would paste it: each part into its block. */
async function startNginx(
  folder: string,
  port: number,
  { upstream, snippet }: { upstream: string; snippet: string },
): Promise<ChildProcess> {
  mkdirSync(folder);
  const [, http = '', server = '', location = ''] = snippet.split(/^# --- .*$/m);
  const config = `
daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n')}
  ${http}
  server {
    listen 127.0.0.1:${port};
    ${server}
    location / { ${location} proxy_pass ${upstream}; }
  }
}`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  const child = spawn(nginx ?? '', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    const isUp = await ask(`http://127.0.0.1:${port}/up`, { method: 'OPTIONS' }).then(
      () => true,
      () => false,
    );
    if (isUp) return child;
    await pause();
  }
  throw new Error(`nginx did not start: ${readFileSync(join(folder, 'error.log'), 'utf8')}`);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 25));
}
