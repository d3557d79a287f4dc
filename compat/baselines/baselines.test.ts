import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordStore } from '../../reports/index.ts';
import type { Report } from '../../reports/index.ts';
import { compatContracts } from '../contracts/index.ts';
import { compatApi, type CompatApiOptions } from '../http-api/index.ts';
import { baselinesAt } from './baselines.ts';
import { fetchText } from './fetch-text.ts';
import { recordContracts } from './record-contracts.ts';

let folder: string;
let server: Server;
let host: string;
const { signal } = new AbortController();
let hour = 0;
const context = {
  signal,
  onProgress: () => undefined,
  now: () => new Date(Date.UTC(2026, 10, 21, (hour += 1))),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-baselines-'));
  server = createServer((request, reply) => {
    if (request.url === '/moved.yaml') reply.writeHead(302, { location: '/api.yaml' }).end();
    else if (request.url?.startsWith('/api.yaml') === true) reply.end(api('id, price'));
    else reply.writeHead(404).end('no');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true });
});

const api = (required: string): string => `openapi: 3.1.0
info: { title: Ads, version: '1' }
paths:
  /ads:
    get:
      responses: { '200': { description: ok, content: { application/json: { schema: { type: object, required: [${required}] } } } } }
`;

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const failed = ({ results }: Report): string[] =>
  results.filter(({ outcome }) => outcome === 'fail').map(({ rule, message }) => `${rule}: ${message}`);

test('a URL on the list is fetched, and shown without what may be secret', async () => {
  const candidate = await write('new.yaml', api('id'));
  const report = await compatApi(
    {
      subject: { service: 'ads' },
      baseline: `http://${host}/api.yaml?token=s3cret`,
      candidate,
      baselineHosts: [host],
      secondOpinionTimeoutMs: 0,
    },
    context,
  );
  expect(failed(report)).toEqual([expect.stringContaining('response-field-became-optional')]);
  expect(report.subject.baseline).toBe(`http://${host}/api.yaml`);
  expect(JSON.stringify(report)).not.toContain('s3cret');
});

test.each([
  ['a host that is not on the list', (): string => `http://${host}/api.yaml`, [], 'target-not-allowed'],
  [
    'plain http to elsewhere',
    (): string => 'http://ads.example/api.yaml',
    ['ads.example'],
    'target-not-allowed',
  ],
  ['a password', (): string => `http://me:s3cret@${host}/api.yaml`, ['127.0.0.1'], 'target-not-allowed'],
  ['another scheme', (): string => 'file:///etc/passwd', [''], 'target-not-allowed'],
  ['a redirect', (): string => `http://${host}/moved.yaml`, ['127.0.0.1'], 'input-unreadable'],
  ['what is not there', (): string => `http://${host}/none`, ['127.0.0.1'], 'input-unreadable'],
] as const)('%s is refused', async (_, address, allowedHosts, code) => {
  const error: unknown = await fetchText(address(), { allowedHosts, signal }).catch(
    (cause: unknown) => cause,
  );
  expect(error).toMatchObject({ code });
  expect(JSON.stringify(error)).not.toContain('s3cret');
});

test('a release that was skipped is compared too, and only so many', async () => {
  const history = join(folder, 'history');
  const keep = async (release: string, required: string): Promise<void> =>
    recordContracts(
      {
        service: 'ads',
        release,
        history,
        contracts: [{ name: 'ads', source: await write('kept.yaml', api(required)) }],
      },
      context,
    );
  await keep('1.0', 'id, kind');
  await keep('1.1', 'id, price');
  await keep('1.2', 'id');
  const candidate = await write('now.yaml', api('id'));
  const run = (releases?: number, release = '1.3', more: Partial<CompatApiOptions> = {}) =>
    compatApi(
      {
        subject: { service: 'ads', release },
        baseline: 'history:ads',
        history,
        releases,
        candidate,
        secondOpinionTimeoutMs: 0,
        ...more,
      },
      context,
    );
  const two = await run();
  expect(failed(two)).toEqual([
    expect.stringMatching(/became-optional: .*price.*Found against release 1\.1\.$/s),
  ]);
  expect(two.notices.map(({ message }) => message)).toContain('Also compared with release 1.1.');
  expect(failed(await run(1))).toEqual([]);
  // who still runs the release before is among the callers and the consumers
  const capture = [
    await write('access.log', '::1 - - [21/Nov/2026:10:00:00 +0000] "GET /ads HTTP/1.1" 200 2\n'),
  ];
  const weighed = await run(undefined, '1.3', { capture });
  expect(failed(weighed)).toEqual([expect.stringMatching(/1 of 1 request reaches it.*release 1\.1/)]);
  expect(failed(await run(3))).toHaveLength(2);
  // what is about to go out may be recorded already
  expect(failed(await run(1, '1.2'))).toHaveLength(1);
  await expect(
    baselinesAt('history:till', { history, subject: { service: 'ads' }, signal }),
  ).rejects.toMatchObject({ code: 'nothing-selected' });
  await expect(baselinesAt('history:ads', { subject: { service: 'ads' }, signal })).rejects.toMatchObject({
    code: 'usage',
  });
});

test('contracts of messages are kept and compared alike', async () => {
  const history = join(folder, 'messages');
  const proto = (type: string): string =>
    `syntax = "proto3";\npackage ads.v1;\nmessage Ad { ${type} price = 1; }\n`;
  const source = await write('ads.proto', proto('int32'));
  await recordContracts(
    { service: 'ads', release: '1.0', history, contracts: [{ name: 'messages', source }] },
    context,
  );
  const candidate = await write('ads.proto', proto('string'));
  const report = await compatContracts(
    { subject: { service: 'ads' }, baseline: 'history:messages', history, candidate },
    context,
  );
  expect(failed(report)).toEqual([expect.stringContaining('proto-field-type-changed')]);
});

test('a damaged record is refused by name', async () => {
  const history = join(folder, 'damaged');
  const store = recordStore(history);
  await store.put('contract', 'ads/ads/1.0', { format: 1, service: 'ads' });
  await store.close();
  await expect(
    baselinesAt('history:ads', { history, subject: { service: 'ads' }, signal }),
  ).rejects.toMatchObject({ code: 'store-failed', message: expect.stringMatching(/ads\/ads\/1\.0/) });
});
