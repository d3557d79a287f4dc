/** Pages that try everything, and servers that count what reached them. */
import { createSocket } from 'node:dgram';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { engines } from '../../../tests/engine-list.ts';
import { requireEngine } from '../../../tests/require-engine.ts';
import { launchBrowser } from '../browser.ts';
import { openPage, type Opening } from '../open-page.ts';
import { idleMachine } from '../../guard/own-machine.ts';
import type { GroupOptions } from '../../options.ts';
import type { Visit } from '../visit.ts';
import type { WallSide } from './filtering-proxy.ts';
import type { SeenRequest } from './seen-request.ts';
import { throwawayCertificate } from './throwaway-certificate.ts';
import { openUpstream } from './upstream.ts';

const executablePath = engines.find(({ name }) => name === 'chromium')?.find();
const hasChromium = requireEngine('chromium', executablePath !== undefined);
const certificate = throwawayCertificate(new Date());

interface Counting {
  readonly url: string;
  readonly host: string;
  readonly heard: readonly string[];
}

/** Notes method and path of all that comes, upgrades too. */
async function counting(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  isTls = false,
): Promise<Counting> {
  const heard: string[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    heard.push(`${request.method} ${request.url}`);
    answer(request, response);
  };
  const server = isTls ? createTlsServer(certificate, listener) : createServer(listener);
  server.on('upgrade', (request, socket) => {
    heard.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `${isTls ? 'https' : 'http'}://${host}`, host, heard };
}

/** All ways out of a page that we know. `FOREIGN` and `UDP` are replaced. */
const greedyPage = `<!doctype html>
<title>greedy</title>
<link rel="prefetch" href="/prefetched.html"><link rel="prefetch" href="FOREIGN/prefetched.html">
<link rel="preconnect" href="FOREIGN"><link rel="dns-prefetch" href="FOREIGN">
<link rel="stylesheet" href="FOREIGN/style.css"><img src="FOREIGN/pixel.gif"><img src="/logout">
<iframe src="FOREIGN/frame.html"></iframe>
<iframe name="posted"></iframe><iframe name="pinged"></iframe>
<form id="form" method="post" action="/form" target="posted"><input name="a" value="1"></form>
<a id="ping" href="/pinged-page" ping="/ping" target="pinged">ping</a>
<script>
  const done = [];
  const attempt = (name, work) => { try { Promise.resolve(work()).catch(() => {}).then(() => done.push(name)); } catch { done.push(name); } };
  attempt('beacon', () => navigator.sendBeacon('/beacon', 'x'));
  attempt('foreign beacon', () => navigator.sendBeacon('FOREIGN/beacon', 'x'));
  attempt('post', () => fetch('/post', { method: 'POST', body: 'x' }));
  attempt('put', () => fetch('/put', { method: 'PUT', body: 'x' }));
  attempt('delete', () => fetch('/delete', { method: 'DELETE' }));
  attempt('keepalive', () => fetch('/keepalive', { method: 'POST', keepalive: true, body: 'x' }));
  attempt('xhr', () => { const x = new XMLHttpRequest(); x.open('PATCH', '/xhr'); x.send('x'); });
  attempt('foreign fetch', () => fetch('FOREIGN/get', { mode: 'no-cors' }));
  attempt('good fetch', () => fetch('/good'));
  attempt('socket', () => new WebSocket('' + location.origin.replace('http', 'ws') + '/socket'));
  attempt('events', () => new EventSource('/events'));
  attempt('form', () => document.getElementById('form').submit());
  attempt('ping', () => document.getElementById('ping').click());
  attempt('service worker', () => navigator.serviceWorker.register('/service-worker.js'));
  attempt('worker', () => new Worker(URL.createObjectURL(new Blob([
    "fetch(self.origin + '/worker-post', { method: 'POST', body: 'x' }); fetch('FOREIGN/worker'); fetch(self.origin + '/worker-get')"]))));
  attempt('webrtc', async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:UDP' }] });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
  });
  attempt('popup', () => open('FOREIGN/popup.html'));
  addEventListener('pagehide', () => navigator.sendBeacon('/last-beacon', 'x'));
</script>`;

interface Servers {
  readonly own: Counting;
  readonly foreign: Counting;
  /** UDP packets that came. */
  packets(): number;
}

async function greedyServers(isTls: boolean): Promise<Servers> {
  const foreign = await counting((_request, response) => response.end('foreign'));
  const udp = createSocket('udp4');
  let packets = 0;
  udp.on('message', () => (packets += 1));
  await new Promise<void>((bound) => udp.bind(0, '127.0.0.1', bound));
  onTestFinished(() => void udp.close());
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const isPage = request.url === '/greedy';
    response.setHeader('content-type', isPage ? 'text/html' : 'text/plain');
    const text = greedyPage
      .replaceAll('FOREIGN', foreign.url)
      .replaceAll('UDP', `127.0.0.1:${udp.address().port}`);
    response.end(isPage ? text : 'ok');
  };
  return { own: await counting(answer, isTls), foreign, packets: () => packets };
}

const refusedOf = ({ requests }: Visit): string[] =>
  requests.flatMap(({ method, url, outcome }: SeenRequest) =>
    outcome.kind === 'refused' ? [`${outcome.refusal} ${method} ${url.pathname}`] : [],
  );

describe.skipIf(!hasChromium)('a page that tries every way out (needs Chromium)', { timeout: 90_000 }, () => {
  let browser: Browser;
  let caFile: string;
  /** How often the rate limit was asked. */
  let passes = 0;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seaworthy-wall-'));
    caFile = join(folder, 'ca.pem');
    await writeFile(caFile, certificate.cert);
    browser = await launchBrowser({ trustedKeyHash: certificate.keyHash, timeoutMs: 30_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(dirname(caFile), { recursive: true });
  });

  async function openedBehindWall({ own }: Servers, group: GroupOptions): Promise<Visit> {
    const upstream = openUpstream('preview', group);
    onTestFinished(() => upstream.close());
    const side: WallSide = { name: 'preview', group, upstream };
    const opening: Opening = {
      browser,
      wall: {
        admission: { hosts: new Set([own.host, new URL(group.url).host]) },
        certificate,
        runId: 'test',
        timeoutMs: 5000,
        pass: async () => {
          passes += 1;
          return 0;
        },
        onEnded: () => {},
      },
      sides: { stable: side, preview: side },
      timeoutMs: 10_000,
      settleMs: 3000,
      mask: [],
      machine: idleMachine,
      signal: new AbortController().signal,
    };
    const viewport = { width: 800, height: 600 };
    return openPage(opening, { target: '/greedy', viewport, arm: 'preview', repeat: 0 });
  }

  test('without the wall all of it arrives, so that the test would see it', async () => {
    const servers = await greedyServers(false);
    const { own, foreign } = servers;
    const plain = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    onTestFinished(() => plain.close());
    const page = await plain.newPage();
    await page.goto(`${own.url}/greedy`);
    const wanted = [
      'POST /beacon',
      'POST /post',
      'POST /keepalive',
      'POST /form',
      'POST /ping',
      'POST /worker-post',
      'GET /logout',
      'UPGRADE /socket',
    ];
    await expect
      .poll(() => wanted.filter((line) => !own.heard.includes(line)), { timeout: 10_000 })
      .toEqual([]);
    await expect.poll(() => servers.packets()).toBeGreaterThan(0);
    expect(foreign.heard).toEqual(expect.arrayContaining(['GET /pixel.gif', 'POST /beacon', 'GET /worker']));
  });

  test.each(['http', 'https'] as const)(
    'over %s it sends nothing but GET to its own host',
    async (scheme) => {
      const isTls = scheme === 'https';
      const servers = await greedyServers(isTls);
      const { own, foreign } = servers;
      const group = isTls
        ? { url: 'https://seaworthy.invalid:8443', entry: own.host, tls: { ca: caFile } }
        : { url: own.url };
      passes = 0;
      const visit = await openedBehindWall(servers, group);
      expect(passes).toBe(own.heard.length);
      expect(visit.failed).toBeUndefined();
      expect(own.heard.filter((line) => !line.startsWith('GET '))).toEqual([]);
      expect(own.heard).toEqual(
        expect.arrayContaining(['GET /greedy', 'GET /good', 'GET /events', 'GET /worker-get']),
      );
      expect(own.heard).not.toContain('GET /logout');
      expect(own.heard).not.toContain('GET /service-worker.js');
      expect({ foreign: foreign.heard, packets: servers.packets() }).toEqual({ foreign: [], packets: 0 });
      expect(refusedOf(visit)).toEqual(
        expect.arrayContaining([
          'method POST /beacon',
          'method POST /post',
          'method PUT /put',
          'method DELETE /delete',
          'method POST /keepalive',
          'method PATCH /xhr',
          'method POST /form',
          'method POST /ping',
          'method POST /worker-post',
          'websocket GET /socket',
          'side-effect GET /logout',
        ]),
      );
      const away = visit.requests.filter(
        ({ outcome }) => outcome.kind === 'refused' && outcome.refusal === 'host',
      );
      expect(away.length).toBeGreaterThan(isTls ? 0 : 5);
    },
  );

  test('a server whose certificate nobody vouches for is not believed', async () => {
    const servers = await greedyServers(true);
    const visit = await openedBehindWall(servers, { url: servers.own.url });
    expect(servers.own.heard).toEqual([]);
    expect(visit.document?.outcome).toEqual({
      kind: 'failed',
      message: expect.stringMatching(/SELF_SIGNED/),
    });
  });
});
