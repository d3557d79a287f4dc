/** `trace` on a small server that answers as Jaeger does. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { trace } from './trace.ts';

const span = (spanID: string, processID: string, parent?: string) => ({
  traceID: 't1',
  spanID,
  operationName: 'GET /orders',
  processID,
  tags: [{ key: 'http.status_code', type: 'int64', value: 200 }],
  references: parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: 't1', spanID: parent }],
});
const process = (serviceName: string, version: string) => ({
  serviceName,
  tags: [{ key: 'service.version', type: 'string', value: version }],
});
const replyOf = (colour: string): unknown => ({
  data: [
    {
      traceID: 't1',
      spans: [span('a', 'p1'), span('b', 'p2', 'a')],
      processes: {
        p1: process('gateway', 'v0'),
        p2: process('delivery', colour === 'feature-a' ? 'v1' : 'v0'),
      },
    },
  ],
});

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://x');
    const { colour = '' } = JSON.parse(asked.searchParams.get('tags') ?? '{}') as { colour?: string };
    const known = asked.pathname === '/api/traces' && asked.searchParams.get('service') === 'gateway';
    response
      .writeHead(known ? 200 : 404)
      .end(JSON.stringify(colour === 'odd' ? { data: [{}] } : replyOf(colour)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test.each([
  ['feature-a', 'gateway', 1, 'pass'],
  ['feature-b', 'gateway', 1, 'fail'],
  ['feature-a', 'gateway', 2, 'inconclusive'],
  ['odd', 'gateway', 1, 'error'],
  ['feature-a', 'nobody', 1, 'error'],
])('requests of %s through %s, %i wanted: %s', async (colour, service, minSamples, outcome) => {
  const way = { versions: { delivery: 'v1' }, otherwise: ['v0'], tags: { colour } };
  const given = { url, service, ...way, minSamples, onNoData: 'inconclusive' } as const;
  expect(trace.judge(await trace.gather(given, contextFor()), given)).toMatchObject({ outcome });
});
