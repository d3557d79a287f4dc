/** What is sent, to whom and how fast, and what is refused. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HarnessError } from '../reports/index.ts';
import { replay } from './engine.ts';
import type { ReplayOptions } from './options.ts';
import { planReplay } from './plan.ts';
import { renderPlan } from './render-plan.ts';
import { settle } from './settings.ts';
import {
  adService,
  runContext,
  serve,
  usual,
  replayOptions,
  balanced,
  type Captured,
  type Served,
} from './two-groups.test-support.ts';

let stable: Served;
let preview: Served;

beforeEach(async () => {
  stable = await serve(adService('web-v0'));
  preview = await serve(adService('web-v1'));
});
afterEach(async () => {
  await Promise.all([stable.stop(), preview.stop()]);
});

const optionsFor = (lines: readonly Captured[], more: Partial<ReplayOptions> = {}): Promise<ReplayOptions> =>
  replayOptions({ stable, preview }, lines, {
    preview: { url: preview.url, cookies: { version: 'v1' }, headers: { 'X-Group': 'preview' } },
    ...more,
  });

async function errorOf(work: Promise<unknown>): Promise<HarnessError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HarnessError);
  return error as HarnessError;
}

describe('what is sent', () => {
  test('only GET and HEAD without side effects, with our name, the marks, and no captured identity', async () => {
    const options = await optionsFor([
      { target: '/api/ads', times: 20 },
      { target: '/api/ads', times: 3, method: 'POST' },
      { target: '/api/ads', times: 2, method: 'DELETE' },
      { target: '/api/logout', times: 1 },
      { target: '/api/ads?token=abcdef123456', times: 1 },
    ]);
    const report = await replay(options, runContext());
    const all = [...stable.requests, ...preview.requests];
    const asked = all.map(
      ({ method, url }) => `${method} ${url?.replace(/\?seaworthy-probe=[\da-f-]{36}$/, '')}`,
    );
    expect(new Set(asked)).toEqual(new Set(['GET /api/ads']));
    for (const { headers } of all) {
      expect(headers['user-agent']).toMatch(/^seaworthy\/\d+\.\d+\.\d+ \(\+release verification\)$/);
      expect(headers['x-seaworthy-run']).toMatch(/^[\da-f-]{36}$/);
      expect(headers['accept-encoding']).toBe('identity');
    }
    expect(
      new Set(preview.requests.map(({ headers }) => `${headers.cookie} ${String(headers['x-group'])}`)),
    ).toEqual(new Set(['version=v1 preview']));
    expect(new Set(stable.requests.map(({ headers }) => headers.cookie))).toEqual(new Set([undefined]));
    expect(report.ledger).toMatchObject({ read: 27, selected: 21, sent: 20, notSent: { redacted: 1 } });
    expect(balanced(report)).toBe(true);
    expect(report.subject.groups?.[1]?.marks).toEqual(['cookie version=v1', 'header X-Group=preview']);
  });

  test('stable is asked twice and preview once, after one request to each', async () => {
    await replay(await optionsFor([{ target: '/api/ads', times: 30 }]), runContext());
    expect([stable.requests.length, preview.requests.length]).toEqual([61, 31]);
  });

  test('without a share for noise both are asked once', async () => {
    const options = await optionsFor([{ target: '/api/ads', times: 30 }], { noiseShare: 0, repeatsMax: 0 });
    await replay(options, runContext());
    expect([stable.requests.length, preview.requests.length]).toEqual([31, 31]);
  });

  test('a plan names hosts, routes, rate and time, and sends nothing', async () => {
    const plan = await planReplay(
      await optionsFor([...usual, { target: '/x', times: 1, method: 'POST' }]),
      runContext(),
    );
    expect(stable.requests).toHaveLength(0);
    expect(preview.requests).toHaveLength(0);
    expect(plan).toMatchObject({ requests: 30, sends: 90, ledger: { read: 31, selected: 30, sent: 0 } });
    expect(plan.hosts).toEqual([new URL(stable.url).host, new URL(preview.url).host]);
    expect(plan.routes[0]).toEqual({
      route: 'GET /api/ads',
      requests: 12,
      captured: 12,
      share: 0.4,
      approved: true,
    });
    expect(renderPlan(plan)).toMatch(/90 sent over all arms[\s\S]*GET \/api\/ads\n[\s\S]*Nothing was sent\./);
  });

  test('elsewhere than on loopback five requests per second are the limit', () => {
    const to = (url: string) =>
      settle({ subject: { service: 'a' }, capture: [], stable: { url }, preview: { url } }).rateMax;
    expect(to('https://ads.example.com')).toBe(5);
    expect(to('http://127.0.0.1.example.com')).toBe(5);
    expect([to('http://localhost:1'), to('http://127.0.0.1:1'), to('http://[::1]:1')]).toEqual([
      200, 200, 200,
    ]);
  });
});

describe('what cannot be', () => {
  test('a group that refuses connections', async () => {
    await preview.stop();
    const error = await errorOf(replay(await optionsFor(usual), runContext()));
    expect(error).toMatchObject({ code: 'target-unreachable', where: `GET ${preview.url}/api/ads` });
    expect(error.message).toMatch(/The preview group does not answer: .*ECONNREFUSED/);
  });

  test('nothing to send', async () => {
    const error = await errorOf(
      replay(await optionsFor([{ target: '/a', times: 3, method: 'POST' }]), runContext()),
    );
    expect(error.code).toBe('nothing-selected');
    expect(error.message).toContain('method-post 3');
  });

  test('an empty capture', async () => {
    expect((await errorOf(replay(await optionsFor([]), runContext()))).code).toBe('capture-empty');
  });

  test('a host that may not be called', async () => {
    const error = await errorOf(
      replay(await optionsFor(usual, { allowedHosts: ['ads.example.com'] }), runContext()),
    );
    expect(error.code).toBe('target-not-allowed');
    expect(stable.requests).toHaveLength(0);
  });

  test.each([
    { stable: { url: 'ftp://x' } },
    { stable: { url: 'http://user:word@x' } },
    { rateMax: 0 },
    { noiseShare: 2 },
    { pace: { kind: 'constant', perSecond: Number.NaN } },
  ] as const)('%j', async (more) => {
    expect((await errorOf(replay(await optionsFor(usual, more), runContext()))).code).toBe('usage');
  });
});
