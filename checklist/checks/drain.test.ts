/** `drain` with a queue of a real Redis as one witness, and a log and a port as the other. */
import { appendFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../fixtures/free-port.ts';
import { startRedis, type RedisServer } from '../../fixtures/servers/redis.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { drain } from './drain.ts';

const installed = engines.find(({ name }) => name === 'redis')?.find() !== undefined;
type Given = Parameters<typeof drain.gather>[0];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-drain-'));
  await writeFile(join(folder, 'access.log'), 'GET /a node=blue-1\nGET /b node=green-1\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(given: Given, more: Parameters<typeof contextFor>[0] = {}) {
  expect(paramProblems(drain, given)).toEqual([]);
  return drain.judge(await drain.gather(given, contextFor({ cwd: folder, ...more })), given);
}

describe.skipIf(!requireEngine('redis', installed))('with a queue of BullMQ (skipped without Redis)', () => {
  let server: RedisServer;
  let orders: Queue;
  let worker: Worker;
  const blue = (expected: object = { noConsumers: 'blue-1$' }): Given => ({
    component: [
      { check: 'queue', with: { system: 'bullmq', url: server.url, queues: ['orders'], expect: expected } },
    ],
    traffic: [{ log: 'access.log', matches: 'node=blue-1$' }],
    quietFor: '300ms',
  });
  beforeAll(async () => {
    server = await startRedis();
    const connection = { host: '127.0.0.1', port: server.port };
    orders = new Queue('orders', { connection });
    await orders.waitUntilReady();
    await orders.add('pay', {}, { delay: 3_600_000 });
    worker = new Worker('orders', () => Promise.resolve(), { connection, name: 'blue-1' });
    await worker.waitUntilReady();
  });
  afterAll(async () => {
    await orders.close();
    await server.stop();
  });

  test('a node that still consumes is not drained, however quiet its log is', async () => {
    const judged = await run(blue());
    expect(judged).toMatchObject({ outcome: 'fail' });
    expect(judged.message).toMatch(
      /^The witnesses disagree\. Idle: traffic log access\.log.*blue-1 consumes orders/,
    );
  });

  test('is drained when both say so, and not when a request comes meanwhile', async () => {
    await worker.close();
    expect(await run(blue())).toMatchObject({ outcome: 'pass' });
    const judged = run(blue());
    await sleep(100);
    await appendFile(join(folder, 'access.log'), 'GET /c node=green-1\nGET /late node=blue-1\n');
    expect(await judged).toMatchObject({ outcome: 'fail' });
    expect(JSON.stringify((await judged).evidence)).toContain('GET /late');
    expect(JSON.stringify((await judged).evidence)).not.toContain('GET /c');
  });

  test('one kind of witness is not enough, and one that cannot be asked is none', async () => {
    const { traffic: _traffic, ...one } = blue();
    const alone = await run(one);
    expect(alone.outcome).toBe('inconclusive');
    expect(alone.message).toContain('No traffic witness');
    const silent = await run({ ...blue(), traffic: [{ log: 'missing.log' }] });
    expect(silent.message).toContain('missing.log cannot be read: ENOENT');
    expect(silent.outcome).toBe('inconclusive');
    const foreign = await run({ ...blue(), traffic: [{ log: 'access.log', matches: 'node=red-9' }] });
    expect(foreign.message).toContain('never had such a line');
  });

  test('a log that is replaced meanwhile proves nothing', async () => {
    await writeFile(join(folder, 'turned.log'), 'GET /a node=blue-1\n');
    const judged = run({ ...blue(), traffic: [{ log: 'turned.log' }] });
    await sleep(100);
    await rename(join(folder, 'turned.log'), join(folder, 'turned.log.1'));
    await writeFile(join(folder, 'turned.log'), '');
    expect((await judged).message).toContain('was replaced');
    expect((await judged).outcome).toBe('inconclusive');
  });

  test('a port that opens again between two looks is seen', async () => {
    const port = await freePort();
    const tcp = { check: 'tcp', with: { targets: [`127.0.0.1:${port}`], expect: 'closed' } };
    expect(await run({ ...blue(), traffic: [tcp] })).toMatchObject({ outcome: 'pass' });
    const judged = run({ ...blue(), traffic: [tcp], quietFor: '600ms' });
    await sleep(100);
    const listener = createServer().listen(port, '127.0.0.1');
    expect((await judged).message).toContain(`127.0.0.1:${port} is open`);
    expect((listener.address() as AddressInfo).port).toBe(port);
    listener.close();
  });
});

test('is an error where nobody can be asked, and ends when the item is over', async () => {
  const queue = { system: 'bullmq', url: 'redis://127.0.0.1:1', queues: ['a'], expect: { waitingMax: 0 } };
  const given: Given = {
    component: [{ check: 'queue', with: queue }],
    traffic: [{ log: 'missing.log' }],
    quietFor: '50ms',
  };
  expect(await run(given)).toMatchObject({ outcome: 'error' });
  const late = { ...given, traffic: [{ log: 'access.log' }], quietFor: '1h' };
  await expect(run(late, { signal: AbortSignal.timeout(50) })).rejects.toThrow('aborted');
});

test('refuses what a witness does not take, and one witness on both sides', () => {
  const page = { check: 'http', with: { url: 'http://127.0.0.1/status' } };
  const queue = { check: 'queue', with: { system: 'bullmq', url: 'redis://x', queues: ['a'], expect: {} } };
  const quietFor = '1s';
  expect(paramProblems(drain, { component: [page], traffic: [page], quietFor })).toHaveLength(1);
  expect(paramProblems(drain, { component: [queue], traffic: [page], quietFor })).not.toEqual([]);
  expect(paramProblems(drain, { component: [{ check: 'metric', with: {} }], quietFor })).not.toEqual([]);
  expect(paramProblems(drain, { quietFor })).toHaveLength(1);
  const growing = { system: 'bullmq', url: 'redis://x', queues: ['a'], expect: { publishedMax: 0 } };
  const problems = paramProblems(drain, { component: [{ check: 'queue', with: growing }], quietFor });
  expect(problems).toMatchObject([{ path: ['component', 0, 'with', 'expect'] }]);
});
