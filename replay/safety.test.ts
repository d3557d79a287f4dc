/** What is sent, to whom, how fast, and when it stops. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HarnessError, type Report } from '../reports/index.ts';
import { replay } from './engine.ts';
import type { ReplayOptions } from './options.ts';
import { planReplay } from './plan.ts';
import { renderPlan } from './render-plan.ts';
import { settle } from './settings.ts';
import {
  adService,
  findings,
  notPassed,
  replayed,
  runContext,
  serve,
  usual,
  writeCapture,
  type Handler,
  type Served,
} from './testing/groups.ts';

let stable: Served;
let preview: Served;
let folder: string;

beforeEach(async () => {
  stable = await serve(adService('web-v0'));
  preview = await serve(adService('web-v1'));
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-safety-'));
});
afterEach(async () => {
  await Promise.all([stable.stop(), preview.stop(), rm(folder, { recursive: true })]);
});

async function optionsFor(
  lines: Parameters<typeof writeCapture>[0],
  more: Partial<ReplayOptions> = {},
): Promise<ReplayOptions> {
  const capture = await writeCapture(lines);
  return {
    subject: { service: 'ads' },
    capture: [capture.file],
    stable: { url: stable.url },
    preview: { url: preview.url, cookies: { version: 'v1' }, headers: { 'X-Group': 'preview' } },
    attest: [{ by: 'header:x-served-by', preview: '*-v1' }],
    pace: { kind: 'constant', perSecond: 400 },
    rateMax: 1200,
    ...more,
  };
}

const balanced = ({ ledger }: Report): boolean => {
  const sum = (counts: Readonly<Record<string, number>> = {}): number =>
    Object.values(counts).reduce((total, one) => total + one, 0);
  return (
    ledger !== undefined &&
    ledger.read === ledger.selected + sum(ledger.skipped) &&
    ledger.selected === ledger.sent + sum(ledger.notSent) &&
    ledger.sent === ledger.compared + sum(ledger.setAside)
  );
};

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
    expect(new Set(all.map(({ method, url }) => `${method} ${url}`))).toEqual(new Set(['GET /api/ads']));
    for (const { headers } of all) {
      expect(headers['user-agent']).toMatch(/^seaworthy\/\d+\.\d+\.\d+ \(\+release verification\)$/);
      expect(headers['x-seaworthy-run']).toMatch(/^[\da-f-]{36}$/);
      expect(headers['accept-encoding']).toBe('identity');
    }
    expect(new Set(preview.requests.map(({ headers }) => `${headers.cookie} ${headers['x-group']}`))).toEqual(
      new Set(['version=v1 preview']),
    );
    expect(new Set(stable.requests.map(({ headers }) => headers.cookie))).toEqual(new Set([undefined]));
    expect(report.ledger).toMatchObject({ read: 27, selected: 21, sent: 20, notSent: { redacted: 1 } });
    expect(balanced(report)).toBe(true);
    expect(report.subject.groups?.[1]?.marks).toEqual(['cookie version=v1', 'header X-Group=preview']);
  });

  test('stable is asked twice, preview once, each in every position', async () => {
    const seen: string[] = [];
    const [quietStable, quietPreview] = [await serve(record('s', seen)), await serve(record('p', seen))];
    const options = await optionsFor([{ target: '/api/ads', times: 30 }], {
      stable: { url: quietStable.url },
      preview: { url: quietPreview.url },
      seed: 3,
    });
    await replay(options, runContext());
    await Promise.all([quietStable.stop(), quietPreview.stop()]);
    const sends = seen.slice(2).join('');
    expect(sends).toHaveLength(90);
    expect(sends.replaceAll('s', '')).toHaveLength(30);
    const orders = new Set(sends.match(/.../g));
    expect(orders).toEqual(new Set(['ssp', 'sps', 'pss']));
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
    expect(plan.routes[0]).toEqual({ route: 'GET /api/ads', requests: 12 });
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

function record(name: string, seen: string[]): Handler {
  return (request, response) => {
    seen.push(name);
    adService(name === 's' ? 'web-v0' : 'web-v1')(request, response);
  };
}

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

describe('when it stops', () => {
  const many = [{ target: '/api/ads', times: 300 }];
  const slow = { pace: { kind: 'constant', perSecond: 40 } } as const;

  test('a signal ends what is under way and leaves a partial report', async () => {
    const stop = new AbortController();
    const hang: Handler = () => {
      if (preview.requests.length === 5) stop.abort();
    };
    await preview.stop();
    preview = await serve((request, response) => {
      if (preview.requests.length < 5) adService('web-v1')(request, response);
      else hang(request, response);
    });
    const report = await replay(await optionsFor(many, slow), runContext(stop.signal));
    expect(report).toMatchObject({ partial: true, verdict: 'hold', exitCode: 130 });
    expect(report.ledger?.notSent['interrupted']).toBeGreaterThan(200);
    expect(report.ledger?.setAside['interrupted']).toBeGreaterThan(0);
    expect(balanced(report)).toBe(true);
  });

  test('a signal that came before the start sends nothing', async () => {
    const report = await replay(await optionsFor(many), runContext(AbortSignal.abort()));
    expect(report.partial).toBe(true);
    expect(stable.requests).toHaveLength(0);
  });

  test('a stop file', async () => {
    const stopFile = join(folder, 'stop');
    const options = await optionsFor(many, { ...slow, stopFile });
    const running = replay(options, runContext());
    await writeFile(stopFile, '');
    const report = await running;
    expect(report.partial).toBe(true);
    expect(report.ledger?.sent).toBeLessThan(300);
    expect(balanced(report)).toBe(true);
    expect(findings(report)).toContain('run-stopped: asked');
  });

  test('errors of stable', async () => {
    const broken: Handler = (_request, response) => response.writeHead(500).end();
    const report = await replayed({ stable: adService('web-v0', broken), captured: many });
    expect(notPassed(report).find(({ rule }) => rule === 'run-stopped')).toMatchObject({
      key: 'stable',
      outcome: 'inconclusive',
      level: 'block',
    });
    expect(report.ledger?.notSent['run-stopped']).toBeGreaterThan(0);
    expect(balanced(report)).toBe(true);
    expect(report.verdict).toBe('hold');
  });

  test('a preview that only fails is no-go, not only stopped', async () => {
    const broken: Handler = (_request, response) => response.writeHead(500).end();
    const report = await replayed({ preview: adService('web-v1', broken), captured: many });
    expect(findings(report)).toEqual(
      expect.arrayContaining(['status-differs: GET /api/ads status status-changed', 'run-stopped: preview']),
    );
    expect(report.verdict).toBe('no-go');
  });

  test('requests beyond the maximum or the time are counted', async () => {
    const report = await replay(
      await optionsFor(many, { requestsMax: 100, secondsMax: 1, pace: { kind: 'constant', perSecond: 80 } }),
      runContext(),
    );
    expect(report.ledger?.notSent).toEqual({ 'above-requests-max': 200, 'after-seconds-max': 19 });
    expect(balanced(report)).toBe(true);
  });
});

describe('what goes wrong on the way', () => {
  test('429 with Retry-After pauses every arm, and the pair does not count', async () => {
    let refused = 0;
    const busy: Handler = (_request, response) => {
      refused += 1;
      if (refused === 5) response.writeHead(429, { 'retry-after': '1' }).end();
    };
    const report = await replayed({ preview: adService('web-v1', busy) });
    expect(report.ledger?.setAside).toEqual({ 'backed-off': 1 });
    expect(findings(report)).toEqual([]);
  });

  test('targets that keep asking to back off end the run', async () => {
    const busy: Handler = (_request, response) => response.writeHead(503, { 'retry-after': '0' }).end();
    const report = await replayed({
      preview: adService('web-v1', busy),
      options: { guard: { backOffsMax: 3 } },
    });
    expect(findings(report)).toContain('run-stopped: preview');
  });

  test('a reset connection on one route is asked again and then a finding', async () => {
    const reset: Handler = (request) => {
      if (request.url === '/page') request.socket.destroy();
    };
    const report = await replayed({ preview: adService('web-v1', reset) });
    expect(findings(report)).toContain('status-differs: GET /page status no-reply');
    expect(report.ledger?.setAside).toEqual({ error: 6 });
  });

  test('a reply that never ends is a timeout', async () => {
    const hang: Handler = (request, response) => {
      if (request.url === '/page') response.setHeader('x-unanswered', 'ever');
    };
    const report = await replayed({ preview: adService('web-v1', hang), options: { timeoutMs: 300 } });
    expect(report.ledger?.setAside).toEqual({ timeout: 6 });
    expect(findings(report)).toContain('status-differs: GET /page status no-reply');
  });
});
