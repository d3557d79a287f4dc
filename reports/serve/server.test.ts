import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { hostile } from '../../fixtures/reports/hostile.ts';
import { finding, reportOf } from '../../fixtures/reports/small-and-wide.ts';
import { engines } from '../../tests/engine-list.ts';
import { launchChromium } from '../../tests/lab-page.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { memoryBlobs } from '../blobs-memory.ts';
import { folderRuns } from '../runs/folder-runs.ts';
import { serveRuns, type RunServer, type ServeOptions } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-serve-'));
const token = 'a token of some length';
const servers: RunServer[] = [];
let open: RunServer;
let ids: readonly string[];

async function start(more: Partial<ServeOptions> = {}): Promise<RunServer> {
  const server = await serveRuns({
    runs: folderRuns(folder),
    host: '127.0.0.1',
    port: 0,
    access: { kind: 'open' },
    now: () => new Date(),
    ...more,
  });
  servers.push(server);
  return server;
}

beforeAll(async () => {
  const runs = folderRuns(folder);
  const nasty = { service: hostile.closingTags, release: hostile.script };
  const reports = [
    { ...everyKindReport(), runId: 'a1b2c3d4', endedAt: '2026-03-02T09:00:00.000Z' },
    { ...reportOf([finding(1)], { subject: nasty }), runId: 'b', endedAt: '2026-03-03T09:00:00.000Z' },
    { ...reportOf([finding(2)], { subject: nasty }), runId: 'c', endedAt: '2026-03-04T09:00:00.000Z' },
  ];
  for (const report of reports) await runs.put(report, memoryBlobs());
  mkdirSync(join(folder, 'old <img>'));
  writeFileSync(join(folder, 'old <img>', 'report.json'), '{"schemaVersion": "0.1"}');
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  ids = (await runs.list()).runs.map(({ id }) => id);
  open = await start();
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(new URL(path, open.url), { redirect: 'manual', ...init });

test('the list shows runs, newest first, and what cannot be read', async () => {
  const page = await (await get('/')).text();
  expect(page.indexOf('2026-03-04')).toBeLessThan(page.indexOf('2026-03-02'));
  expect(page).toContain('3 of 3 runs');
  expect(page).toContain('old &lt;img&gt;');
  expect(page).toContain('schema version 0.1; this program reads 1.x');
  expect(page).not.toMatch(/<script|<img|<svg|onerror="/);
});

test('filters and words find runs', async () => {
  const shown = async (query: string) =>
    / (\d+) of 3 runs/.exec(` ${await (await get(`/?${query}`)).text()}`.replace('<p>', ' '))?.[1];
  expect(await shown('service=adposition')).toBe('1');
  expect(await shown('verdict=no-go&since=2026-03-03')).toBe('2');
  expect(await shown('text=TABLE_000002')).toBe('1');
  expect(await shown('tool=nonsense&since=never')).toBe('0');
});

test('the page of a run, its JSON, a comparison and a trend', async () => {
  const [newest = '', second = '', every = ''] = ids;
  const run = await get(`/runs/${encodeURIComponent(every)}`);
  expect(run.status).toBe(200);
  expect(await run.text()).toMatch(/^<!doctype html>[\s\S]*http-equiv="Content-Security-Policy"/i);
  expect(await (await get(`/runs/${encodeURIComponent(every)}/report.json`)).json()).toMatchObject({
    runId: 'a1b2c3d4',
  });
  const compared = await (
    await get(`/compare?${new URLSearchParams({ before: second, after: newest })}`)
  ).text();
  expect(compared).toMatch(/New findings \(1\)[\s\S]*table_000002[\s\S]*Gone \(1\)/);
  expect(await (await get('/trend?service=adposition&tool=gate')).text()).toMatch(
    /Runs, newest first[\s\S]*TP99 ratio/,
  );
  for (const path of [`/runs/${encodeURIComponent(every)}`, '/trend'])
    expect(await (await get(path)).text()).toMatch(/<a class="runs" href="\/">/);
});

test('the language that a reader takes is kept; another than ours is not', async () => {
  const page = async (path: string, cookie = '') => {
    const reply = await get(path, { headers: { cookie } });
    const text = await reply.text();
    return {
      kept: reply.headers.get('set-cookie'),
      title: /<html lang="(.+?)".*<h1>(.+?)</s.exec(text)?.slice(1),
    };
  };
  const kept = 'language=zh-CN; Path=/; Max-Age=31536000; SameSite=Lax';
  expect(await page('/?language=zh-CN')).toEqual({ kept, title: ['zh-CN', '运行'] });
  expect(await page('/', 'a=b; language=zh-CN')).toEqual({ kept: null, title: ['zh-CN', '运行'] });
  expect(await page('/nothing', 'language=zh-CN')).toEqual({ kept: null, title: ['zh-CN', '未找到'] });
  expect(await page('/?language=%0d%0aX:1', 'language=constructor')).toEqual({
    kept: null,
    title: ['en', 'Runs'],
  });
});

test.each([
  ['/nothing', 404],
  ['/runs/', 404],
  ['/runs/nope', 404],
  ['/runs/..%2f..%2fetc%2fpasswd', 404],
  ['/runs/secret.txt', 404],
  ['/runs/%ff', 404],
  ['/runs/old%20%3Cimg%3E', 422],
  ['/compare?before=x', 404],
  ['/trend?service=none', 404],
])('%s answers %i', async (path, status) => {
  const reply = await get(path);
  expect(reply.status).toBe(status);
  expect(await reply.text()).not.toMatch(/outside|root:|\n\s+at /);
});

/** As sent, without the tidying that fetch does. */
function raw(path: string, method = 'GET', headers = {}): Promise<number | undefined> {
  const { port } = new URL(open.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (reply) => {
      reply.resume().on('end', () => resolve(reply.statusCode));
    })
      .on('error', reject)
      .end();
  });
}

test('raw paths, strange methods and foreign names lead nowhere', async () => {
  expect(await raw('/../../etc/passwd')).toBe(404);
  expect(await raw('//evil.example/')).toBe(404);
  expect(await raw('http://evil.example/')).toBe(404);
  expect(await raw('/', 'DELETE')).toBe(405);
  expect(await raw('/', 'POST')).toBe(405);
  expect(await raw('/', 'GET', { host: 'evil.example' })).toBe(403);
  expect(await raw('/', 'HEAD')).toBe(200);
});

test('every page forbids what it does not need', async () => {
  const paths = ['/', `/runs/${encodeURIComponent(ids[0] ?? '')}`, '/nothing', '/compare', '/trend'];
  for (const path of paths) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('nobody else is let in without a token or a proxy', async () => {
  await expect(start({ host: '0.0.0.0' })).rejects.toMatchObject({
    code: 'usage',
    todo: expect.stringContaining('--token-env') as string,
  });
  await expect(start({ host: '::' })).rejects.toMatchObject({ code: 'usage' });
  await expect(start({ port: Number(new URL(open.url).port) })).rejects.toMatchObject({ code: 'usage' });
});

test('a visitor logs in by the form and stays', async () => {
  const { url } = await start({ access: { kind: 'token', token } });
  const form = (value: string) =>
    fetch(`${url}login`, { method: 'POST', body: new URLSearchParams({ token: value }), redirect: 'manual' });
  const shut = await fetch(url);
  expect({ status: shut.status, page: await shut.text() }).toEqual({
    status: 401,
    page: expect.stringContaining('type="password"') as string,
  });
  expect((await form('wrong')).status).toBe(401);
  expect((await form('x'.repeat(10_000))).status).toBe(413);
  const entered = await form(token);
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await fetch(url, { headers: { cookie } })).status).toBe(200);
  expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
});

const hasChromium = engines.some((engine) => engine.name === 'chromium' && engine.find() !== undefined);

describe.skipIf(!requireEngine('chromium', hasChromium))('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  test('a person finds a run, opens it, goes back and compares; nothing hostile runs', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('dialog', (dialog) => faults.push(dialog.message()));
    page.on('request', (one) => {
      if (!one.url().startsWith(open.url) && !/^(data|blob):/.test(one.url())) faults.push(one.url());
    });
    await page.goto(open.url);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).fontSize')).toBe('24px');
    await page.getByRole('button', { name: 'Compare the two' }).click();
    await page.getByText('New findings (1)').waitFor();
    await page.getByRole('link', { name: 'All runs' }).click();
    await page.getByRole('link', { name: '简体中文' }).click();
    await page.getByRole('link', { name: '2026-03-02 09:00' }).click();
    await page.getByText('不放行').first().waitFor();
    await page.getByLabel('语言').selectOption('en');
    await page.getByRole('link', { name: 'All runs' }).click();
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor();
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(faults).toEqual([]);
    await page.close();
  });
});
