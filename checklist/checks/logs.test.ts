/** `logs` on files, and on a small server that answers as Loki and Elasticsearch do. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { logs } from './logs.ts';

type Given = Parameters<typeof logs.gather>[0];
let cwd: string;
let store: Server;
let url: string;
let asked: { url: URL; body: string }[] = [];

const vector = (...values: readonly (readonly [string, number])[]): string =>
  JSON.stringify({
    status: 'success',
    data: {
      resultType: 'vector',
      result: values.map(([instance, count]) => ({ metric: { instance }, value: [1, `${count}`] })),
    },
  });
const found = (failed = 0): string =>
  JSON.stringify({
    timed_out: false,
    _shards: { failed },
    hits: { total: { value: 900, relation: 'eq' } },
    aggregations: {
      matching: {
        doc_count: 12,
        by: {
          sum_other_doc_count: 0,
          buckets: [
            { key: 'node-1', doc_count: 4 },
            { key: 'node-2', doc_count: 6 },
          ],
        },
      },
    },
  });

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'logs-'));
  const marked = 'GET / ssp-web-version=v1\n'.repeat(20_000);
  await writeFile(join(cwd, 'clean.log'), marked);
  await writeFile(join(cwd, 'mixed.log'), `${marked}GET /cart uid=7\r\n${marked}GET /last`);
  await writeFile(join(cwd, 'empty.log'), '');
  await writeFile(join(cwd, 'odd.log'), `${'a'.repeat(40)}!\n`);
  store = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const at = new URL(request.url ?? '/', 'http://x');
      asked.push({ url: at, body });
      const query = at.searchParams.get('query') ?? '';
      if (at.pathname.includes('_search')) return response.end(found(at.pathname.includes('broken') ? 1 : 0));
      return response.end(
        query.startsWith('sum by') ? vector(['node-1', 3], ['node-2', 5]) : vector(['', 80]),
      );
    });
  });
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
});
afterAll(async () => {
  store.close();
  await rm(cwd, { recursive: true });
});

const run = async (more: Partial<Given>, context: Parameters<typeof contextFor>[0] = {}) => {
  const given: Given = { from: 'files', query: '.', minSamples: 10, onNoData: 'inconclusive', ...more };
  expect(paramProblems(logs, given)).toEqual([]);
  return logs.judge(await logs.gather(given, contextFor({ cwd, ...context })), given);
};
const unmarked = (path: string) => ({ paths: [path], except: 'ssp-web-version=v1', atMost: 0 });

test.each([
  ['clean.log', 'pass'],
  ['mixed.log', 'fail'],
  ['empty.log', 'inconclusive'],
  ['gone.log', 'error'],
])('requests without a mark in %s: %s', async (path, outcome) => {
  expect(await run(unmarked(path))).toMatchObject({ outcome });
});

test('counts every line once, over blocks, and shows some', async () => {
  const { measured, evidence } = await run(unmarked('mixed.log'));
  expect(measured).toMatchObject([{ actual: 2, limit: 0, samples: 40_002 }]);
  expect(JSON.stringify(evidence)).toContain('GET /cart');
});

test('an expression without end is left, and a stranger reads only what lies below', async () => {
  await expect(run({ paths: ['odd.log'], query: '^(a+)+$', atMost: 0 })).resolves.toMatchObject({
    outcome: 'error',
  });
  const strange = await run(unmarked('../etc/passwd'), { untrusted: true });
  expect(strange).toMatchObject({ outcome: 'error', message: expect.stringContaining('outside') as string });
});

const loki = { from: 'loki', query: '{app="shop"} |= "v1"', all: '{app="shop"}', atLeast: 1 } as const;

test.each([
  [['node-1', 'node-2'], 'pass'],
  [['node-1', 'node-3'], 'fail'],
])('Loki: lines of %j: %s', async (instances, outcome) => {
  asked = [];
  expect(await run({ ...loki, url, instances })).toMatchObject({ outcome });
  expect(asked[0]?.url.pathname).toBe('/loki/api/v1/query');
  expect(asked[0]?.url.searchParams.get('query')).toBe(
    'sum by (instance) (count_over_time({app="shop"} |= "v1" [10m]))',
  );
});

test('Elasticsearch: counts by field, lines without it, and shards that failed', async () => {
  const given = { from: 'elasticsearch', url, index: 'app-*', query: 'status:500', window: '5m' } as const;
  asked = [];
  const judged = await run({ ...given, atMost: 11 });
  expect(judged).toMatchObject({ outcome: 'fail', measured: [{ actual: 12, samples: 900 }] });
  expect(JSON.stringify(judged.evidence)).toContain('without instance');
  expect(asked[0]?.body).toContain('"gte":"now-5m"');
  expect(await run({ ...given, atMost: 12 })).toMatchObject({ outcome: 'pass' });
  expect(await run({ ...given, index: 'broken', atMost: 12 })).toMatchObject({ outcome: 'inconclusive' });
  expect(await run({ ...given, url: 'http://127.0.0.1:2', atMost: 12 })).toMatchObject({ outcome: 'error' });
});

test('refuses what could not be asked', () => {
  const base = { query: '.', minSamples: 1, onNoData: 'fail', atMost: 0 };
  for (const wrong of [
    { ...base, from: 'files' },
    { ...base, from: 'loki', url: 'http://x' },
    { ...base, from: 'elasticsearch', url: 'http://x', except: 'a' },
    { ...base, from: 'files', paths: ['a'], query: '(' },
  ]) {
    expect(paramProblems(logs, wrong)).toHaveLength(1);
  }
});
