import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replay } from '../engine.ts';
import { settle } from '../settings.ts';
import {
  adService,
  balanced,
  findings,
  notPassed,
  replayOptions,
  runContext,
  serve,
  type Handler,
  type Served,
} from '../two-groups.test-support.ts';
import type { HealthSignal } from './guard-options.ts';
import { healthUrl, judgeHealth } from './health.ts';

const url = 'http://prometheus:9090/';
const ok = (body: unknown) => ({ status: 200, text: JSON.stringify(body) });
const vector = (...values: readonly string[]) =>
  ok({
    status: 'success',
    data: { resultType: 'vector', result: values.map((value) => ({ value: [1, value] })) },
  });

test('a query goes to the API of Prometheus', () => {
  expect(healthUrl({ url, query: 'sum(rate(x[1m])) > 0' })).toBe(
    'http://prometheus:9090/api/v1/query?query=sum(rate(x%5B1m%5D))%20%3E%200',
  );
});

describe('what a signal says', () => {
  const query = { url, query: 'errors', max: 5 };
  const json = { url: 'http://a/health?x=1', json: '/queue/length', min: 1 };
  test.each<[string, HealthSignal, Parameters<typeof judgeHealth>[1], string]>([
    ['within', query, vector('1', '5'), 'good'],
    ['one series above', query, vector('1', '5.5'), 'errors is 5.5, above its limit of 5'],
    ['a scalar', query, ok({ data: { resultType: 'scalar', result: [1, '7'] } }), 'errors is 7, above'],
    ['no series', query, vector(), 'cannot be read: the reply holds no number'],
    ['not a number', query, vector('NaN'), 'cannot be read: the reply holds no number'],
    ['no JSON', query, { status: 200, text: '<html>' }, 'cannot be read: the reply holds no number'],
    ['an error of Prometheus', query, { status: 422, text: '{}' }, 'cannot be read: the status is 422'],
    ['a lost connection', query, { failed: 'ECONNREFUSED' }, 'cannot be read: ECONNREFUSED'],
    ['a place in JSON', json, ok({ queue: { length: 3 } }), 'good'],
    ['a text that is a number', json, ok({ queue: { length: '3' } }), 'good'],
    ['below', json, ok({ queue: { length: 0 } }), 'http://a/health is 0, below its limit of 1'],
    ['no such place', json, ok({ queue: null }), 'cannot be read'],
    ['a status', { url }, { status: 204, text: '' }, 'good'],
    ['a bad status', { url, name: 'shop' }, { status: 503, text: '' }, 'shop has status 503, not 200 to 299'],
    [
      'another status than asked for',
      { url, status: 200 },
      { status: 204, text: '' },
      'has status 204, not 200',
    ],
  ])('%s', (_name, signal, answer, reason) => {
    const harm = judgeHealth(signal, answer);
    expect(harm?.reason ?? 'good').toContain(reason);
  });
});

describe('a run with a health signal', () => {
  let stable: Served;
  let preview: Served;
  let health: Served;
  let answer: Handler;
  const many = [{ target: '/api/ads', times: 300 }];

  beforeEach(async () => {
    answer = (_request, response) => response.end('{"load":1}');
    [stable, preview, health] = [
      await serve(adService('web-v0')),
      await serve(adService('web-v1')),
      await serve((request, response) => answer(request, response)),
    ];
  });
  afterEach(async () => {
    await Promise.all([stable.stop(), preview.stop(), health.stop()]);
  });

  const optionsFor = async (more: Partial<HealthSignal> = {}) => {
    const hosts = [stable, preview, health].map((served) => new URL(served.url).host);
    return replayOptions({ stable, preview }, many, {
      allowedHosts: hosts,
      pace: { kind: 'constant', perSecond: 60 },
      guard: {
        health: [{ url: health.url, json: '/load', max: 5, everyMs: 50, name: 'load', ...more }],
      },
    });
  };

  test('goes through while it is good', async () => {
    const options = await optionsFor();
    const report = await replay({ ...options, requestsMax: 30 }, runContext());
    expect(findings(report)).toEqual([]);
    expect(health.requests.length).toBeGreaterThan(1);
  });

  // On a busy machine a good signal may take its time; only the one that hangs is told so soon.
  test.each<[string, Handler, string, number?]>([
    [
      'above its limit',
      (_request, response) => response.end('{"load":9}'),
      'load is 9, above its limit of 5',
    ],
    ['that cannot be read', (request) => request.socket.destroy(), 'cannot be read'],
    ['that hangs', () => {}, 'cannot be read: no whole reply within 200 ms', 200],
  ])('stops on one %s, in the middle, with what it saw', async (_name, bad, reason, timeoutMs = 5000) => {
    const options = await optionsFor({ timeoutMs });
    const running = replay(options, runContext());
    while (stable.requests.length < 40) await new Promise((resolve) => setTimeout(resolve, 5));
    answer = bad;
    const report = await running;
    const stopped = notPassed(report).find(({ rule }) => rule === 'run-stopped');
    expect(stopped?.message).toContain(reason);
    expect(stopped?.measured?.[0]?.name).toBe('load');
    expect(report.ledger?.compared).toBeGreaterThan(0);
    expect(report.ledger?.notSent['run-stopped']).toBeGreaterThan(0);
    expect(balanced(report)).toBe(true);
  });

  test('sends nothing where it is bad from the start', async () => {
    answer = (_request, response) => response.writeHead(500).end();
    const report = await replay(await optionsFor(), runContext());
    expect([stable.requests.length, preview.requests.length]).toEqual([0, 0]);
    expect(report.verdict).toBe('hold');
    expect(balanced(report)).toBe(true);
  });

  test('asks only allowed hosts, and only what has a limit', async () => {
    const options = await optionsFor();
    expect(() =>
      settle({ ...options, allowedHosts: [new URL(stable.url).host, new URL(preview.url).host] }),
    ).toThrow(/not among the hosts/);
    expect(() => settle({ ...options, guard: { health: [{ url: health.url, json: '/load' }] } })).toThrow(
      /no health signal/,
    );
    expect(() => settle({ ...options, guard: { health: [{ url: 'nowhere' }] } })).toThrow(/no health signal/);
  });
});
