/** `metric` against a real Prometheus that scrapes a small server. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPrometheus } from '../../fixtures/servers/prometheus.ts';
import type { StartedServer } from '../../fixtures/servers/started-server.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { metric } from './metric.ts';

const installed = engines.find(({ name }) => name === 'prometheus')?.find() !== undefined;
const base = { minSamples: 1, onNoData: 'inconclusive' } as const;
type Given = Parameters<typeof metric.gather>[0];

async function run(given: Given, more: Parameters<typeof contextFor>[0] = {}) {
  return metric.judge(await metric.gather(given, contextFor(more)), given);
}

describe.skipIf(!requireEngine('prometheus', installed))('on Prometheus (skipped without it)', () => {
  let target: Server;
  let server: StartedServer;
  beforeAll(async () => {
    // With a time of its own a value stays, even when a busy machine misses a scrape.
    target = createServer((_request, response) => {
      const values = ['in_flight{node="a"} 0', 'in_flight{node="b"} 3', 'queue_dead 7'];
      response.end(values.map((value) => `${value} ${Date.now() - 2000}\n`).join(''));
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const { port } = target.address() as AddressInfo;
    const config = `scrape_configs: [{ job_name: shop, static_configs: [{ targets: ['127.0.0.1:${port}'] }] }]`;
    server = await startPrometheus({ config });
    for (let tries = 0; tries < 300; tries += 1) {
      const come = await run({ ...base, url: server.url, query: 'queue_dead', atLeast: 0 });
      if (come.outcome === 'pass') return;
      await sleep(50);
    }
    throw new Error('nothing was scraped');
  }, 30_000);
  afterAll(async () => {
    await server.stop();
    target.close();
  });

  const asks = (more: Partial<Given> & { query: string }) => run({ ...base, url: server.url, ...more });

  test.each([
    ['pass', { query: 'in_flight{node="a"}', atMost: 0 }],
    ['fail', { query: 'in_flight', atMost: 0 }],
    ['fail', { query: 'in_flight{node="a"}', atLeast: 1 }],
    ['pass', { query: 'queue_dead', atMost: 7, over: '1m', step: '100ms' }],
    ['fail', { query: 'queue_dead # now', atMost: 6, over: '1m', step: '100ms' }],
    ['inconclusive', { query: 'no_such_metric', atMost: 0 }],
    ['fail', { query: 'no_such_metric', atMost: 0, onNoData: 'fail' }],
    ['pass', { query: 'old_calls_total', atMost: 0, onNoData: 'pass', samples: 'count(in_flight)' }],
    [
      'inconclusive',
      { query: 'old_calls_total', atMost: 0, onNoData: 'pass', samples: 'count(in_flight == 9)' },
    ],
    ['inconclusive', { query: 'queue_dead', atMost: 9, samples: 'queue_dead', minSamples: 8 }],
    ['inconclusive', { query: 'in_flight{node="a"} / 0', atMost: 1 }],
    ['fail', { query: 'in_flight{node="b"} / 0', atMost: 1 }],
  ] as const)('%s: %j', async (outcome, more) => {
    expect(await asks(more)).toMatchObject({ outcome });
  });

  test('a query that does not parse is an error that says so', async () => {
    const judged = await asks({ query: 'sum(', atMost: 1 });
    expect(judged).toMatchObject({ outcome: 'error' });
    expect(judged.message).toContain('parse error');
  });

  test('keeps what was measured, with the query to ask again', async () => {
    const { measured, evidence } = await asks({ query: 'in_flight', atMost: 5 });
    expect(measured).toMatchObject([{ actual: 3, limit: 5, samples: 2, samplesMin: 1, query: 'in_flight' }]);
    expect(JSON.stringify(evidence)).toContain('node=b');
  });
});

describe('what answers like no Prometheus', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const [, kind] = request.url?.split('/') ?? [];
      if (kind === 'hangs') return;
      if (kind === 'login') {
        const known = request.headers.authorization === `Basic ${Buffer.from('me:pass').toString('base64')}`;
        response.statusCode = known ? 200 : 401;
      }
      const point = '{"status":"success","data":{"resultType":"scalar","result":[1,"1"]}}';
      response.end(kind === 'html' ? '<html>' : kind === 'odd' ? '{"data":[]}' : point);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ['html', 'no JSON'],
    ['odd', 'does not look like'],
    ['login', 'refuses the credential'],
  ])('%s is an error', async (path, message) => {
    const judged = await run({ ...base, url: `http://${url}/${path}`, query: 'x', atMost: 1 });
    expect(judged).toMatchObject({ outcome: 'error', message: expect.stringContaining(message) as string });
  });

  test('a login in the URL is used and not shown', async () => {
    const given = { ...base, query: 'x', atMost: 1 };
    expect(await run({ ...given, url: `http://me:pass@${url}/login` })).toMatchObject({ outcome: 'pass' });
    const wrong = await run({ ...given, url: `http://me:wrong@${url}/login` });
    expect(wrong.outcome).toBe('error');
    expect(wrong.message).not.toContain('wrong');
  });

  test('a server that hangs is left when the item is over', async () => {
    const given = { ...base, url: `http://${url}/hangs`, query: 'x', atMost: 1 };
    expect(await run(given, { signal: AbortSignal.timeout(100) })).toMatchObject({ outcome: 'error' });
  });

  test('nobody there, and a host that a stranger may not ask, are errors', async () => {
    const given = { ...base, url: 'http://127.0.0.1:1', query: 'x', atMost: 1 };
    expect(await run(given)).toMatchObject({ outcome: 'error' });
    const foreign = await run({ ...given, url: 'http://metrics.example' }, { untrusted: true });
    expect(foreign.message).toContain('not allowed');
  });
});

test('refuses parameters that could never fail', () => {
  const given = { ...base, url: 'http://x', query: 'x' };
  expect(paramProblems(metric, given)).toHaveLength(1);
  expect(paramProblems(metric, { ...given, atMost: 1, onNoData: 'pass' })).toHaveLength(1);
  expect(paramProblems(metric, { ...given, atMost: 1, step: '1m' })).toHaveLength(1);
  expect(paramProblems(metric, { ...given, atMost: 1 })).toEqual([]);
});
