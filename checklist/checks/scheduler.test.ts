/** `scheduler` with real workers of BullMQ on a real Redis, and replies of an XXL-JOB admin centre. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRedis, type RedisServer } from '../../fixtures/servers/redis.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { scheduler } from './scheduler.ts';

const installed = engines.find(({ name }) => name === 'redis')?.find() !== undefined;
type Given = Parameters<typeof scheduler.gather>[0];

async function run(given: Given) {
  expect(paramProblems(scheduler, given)).toEqual([]);
  return scheduler.judge(await scheduler.gather(given, contextFor({ now: () => new Date() })), given);
}

describe.skipIf(!requireEngine('redis', installed))('on BullMQ (skipped without Redis)', () => {
  let server: RedisServer;
  let reports: Queue;
  const open: Worker[] = [];
  const connection = () => ({ host: '127.0.0.1', port: server.port });
  const worker = async (name: string, work: () => Promise<void>): Promise<Worker> => {
    const started = new Worker('reports', work, { connection: connection(), name });
    open.push(started);
    await started.waitUntilReady();
    return started;
  };
  const asks = (expected: Given['expect'], minRuns = 1): Given => ({
    system: 'bullmq',
    url: server.url,
    groups: ['reports'],
    since: '1h',
    minRuns,
    expect: expected,
  });
  const settled = async (given: Given, outcome: string) => {
    for (let tries = 0; tries < 50; tries += 1) {
      const judged = await run(given);
      if (judged.outcome === outcome) return judged;
      await sleep(50);
    }
    return run(given);
  };
  beforeAll(async () => {
    server = await startRedis();
    reports = new Queue('reports', { connection: connection() });
    await reports.upsertJobScheduler('nightly', { every: 3_600_000 });
  });
  afterAll(async () => {
    await Promise.all(open.map((each) => each.close()));
    await reports.close();
    await server.stop();
  });

  test('tasks of a group without a node, and too few runs, are seen', async () => {
    const orphan = await run(asks({ alive: true }, 0));
    expect(orphan.message).toMatch(/^Reports has 1 tasks and \d waiting runs and no node\.$/);
    expect(await run(asks({ once: true }))).toMatchObject({ outcome: 'inconclusive' });
    expect(await run({ ...asks({ alive: true }, 0), groups: ['rep0rts'] })).toMatchObject({
      outcome: 'fail',
    });
  });

  test('knows which node ran a task of a schedule, and which still takes tasks', async () => {
    const blue = await worker('blue-1', () => Promise.resolve());
    expect(await settled(asks({ onlyNodes: '^blue-', once: true, alive: true }), 'pass')).toMatchObject({
      outcome: 'pass',
    });
    const foreign = await run(asks({ onlyNodes: '^green-' }));
    expect(foreign.message).toMatch(/^Nightly \(repeat:nightly:\d+\) ran on blue-1\.$/);
    for (const noNodes of ['^blue-1$', String.raw`^127\.0\.0\.1:`]) {
      expect((await run(asks({ noNodes }))).message).toMatch(
        /^127\S+ blue-1 still takes tasks of reports\.$/,
      );
    }
    await blue.close();
    expect(await settled(asks({ noNodes: '^blue-1$' }), 'pass')).toMatchObject({ outcome: 'pass' });
  });

  test('a run that was begun again, and one that failed, are seen', async () => {
    await worker('green-1', () => Promise.reject(new Error('planted')));
    await reports.add('pay', {}, { attempts: 2 });
    const twice = await settled(asks({ once: true }), 'fail');
    expect(twice.message).toMatch(/^Pay \(\d+\) was begun 2 times\.$/);
    expect(await run(asks({ failedMax: 0 }))).toMatchObject({ outcome: 'fail' });
  });

  test('nobody there is an error', async () => {
    const nowhere = await run({ ...asks({ once: true }), url: 'redis://127.0.0.1:1' });
    expect(nowhere).toMatchObject({ outcome: 'error' });
  });
});

describe('on specified replies of XXL-JOB', () => {
  let server: Server;
  let rows: object[] = [];
  let nodes: string[] | null = ['http://10.0.0.1:9999/'];
  const log = {
    id: 900,
    jobId: 7,
    executorAddress: 'http://10.0.0.1:9999/',
    executorShardingParam: null,
    triggerTime: '2026-11-21T10:00:00.000+00:00',
    triggerCode: 200,
    handleCode: 200,
  };
  const asks = (expected: Given['expect']): Given => ({
    system: 'xxl-job',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/xxl-job-admin`,
    headers: { cookie: 'XXL_JOB_LOGIN_IDENTITY=abc' },
    groups: ['reports-BLUE'],
    since: '9999d',
    minRuns: 1,
    expect: expected,
  });
  beforeAll(async () => {
    const replies: Record<string, () => object[]> = {
      '/xxl-job-admin/jobgroup/pageList': () => [{ id: 3, appname: 'reports-BLUE', registryList: nodes }],
      '/xxl-job-admin/jobinfo/pageList': () => [{ id: 7, jobDesc: 'nightly' }],
      '/xxl-job-admin/joblog/pageList': () => rows,
    };
    server = createServer((request, response) => {
      // Without a login it sends to the page of the login.
      if (request.headers.cookie !== 'XXL_JOB_LOGIN_IDENTITY=abc') response.statusCode = 302;
      const data = replies[(request.url ?? '').split('?')[0] ?? '']?.();
      response.end(JSON.stringify({ recordsTotal: data?.length, recordsFiltered: data?.length, data }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  test('reads runs and the nodes of an executor', async () => {
    const once = asks({ onlyNodes: String.raw`//10\.0\.0\.1:`, once: true, alive: true });
    expect(await run(once)).toMatchObject({ outcome: 'inconclusive' });
    rows = [log];
    expect(await run(once)).toMatchObject({ outcome: 'pass' });
    rows = [log, { ...log, id: 901, executorAddress: 'http://10.0.0.2:9999/' }];
    expect((await run(once)).message).toMatch(/ran on http:\/\/10.0.0.2.*ran more than once\.$/);
    rows = ['0/2', '1/2'].map((executorShardingParam, id) => ({ ...log, id, executorShardingParam }));
    expect(await run(once)).toMatchObject({ outcome: 'pass' });
    rows = [{ ...log, handleCode: 500 }];
    expect(await run(asks({ failedMax: 0 }))).toMatchObject({ outcome: 'fail' });
    rows = [{ ...log, handleCode: 0 }];
    nodes = null;
    expect((await run(asks({ noNodes: '10.0.0.1' }))).message).toContain('runs on http://10.0.0.1');
    expect(await run(asks({ alive: true }))).toMatchObject({ outcome: 'fail' });
    expect(await run({ ...asks({ alive: true }), headers: {} })).toMatchObject({ outcome: 'error' });
  });
});
