/** `config-propagation` and `registered-everywhere` on etcd and Redis with BullMQ, `on-nodes` with processes. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEtcd, type Etcd } from '../../fixtures/servers/etcd.ts';
import { startRedis, type RedisServer } from '../../fixtures/servers/redis.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { paramProblems } from '../items-of.ts';
import { ask } from '../store-hands.test-support.ts';
import { configPropagation } from './config-propagation.ts';
import { onNodes } from './on-nodes.ts';
import { registeredEverywhere } from './registered-everywhere.ts';

const installed = (engine: string): boolean =>
  requireEngine(engine, engines.find(({ name }) => name === engine)?.find() !== undefined);
const saying = (part: string): string => expect.stringContaining(part) as string;

describe.skipIf(!installed('etcd'))('on etcd (skipped without it)', () => {
  let etcd: Etcd;
  beforeAll(async () => {
    etcd = await startEtcd();
  });
  afterAll(() => etcd.stop());

  describe('config-propagation', () => {
    /** What each instance uses; instance 2 forgets to listen when it is deaf. */
    const instances: { uses: string; deaf: boolean; since: string }[] = [
      { uses: '5', deaf: false, since: '1' },
      { uses: '5', deaf: false, since: '1' },
    ];
    let servers: Server[];
    let urls: string[];
    beforeAll(async () => {
      servers = instances.map((own) =>
        createServer((_request, response) => response.end(JSON.stringify(own))).listen(0, '127.0.0.1'),
      );
      await Promise.all(servers.map((each) => once(each, 'listening')));
      urls = servers.map((each) => `http://127.0.0.1:${(each.address() as AddressInfo).port}/env`);
    });
    afterAll(() => servers.forEach((each) => each.close()));
    const push = async (value: string): Promise<void> => {
      await etcd.put('/config/shop/limit', value);
      await sleep(100);
      for (const each of instances) if (!each.deaf) each.uses = value;
    };
    const asked = (more: object = {}) =>
      ask(configPropagation, {
        url: etcd.url,
        key: '/config/shop/limit',
        instances: urls,
        shows: 'json:/uses',
        runsSince: 'json:/since',
        within: '800ms',
        ...more,
      });

    test('a key that is not there, then one that all use', async () => {
      expect(await asked({ key: '/config/shop/no' })).toMatchObject({ outcome: 'fail' });
      await push('5');
      expect(await asked()).toMatchObject({ outcome: 'pass', message: 'All 2 instances use 5.' });
      expect(await asked({ value: '6' })).toMatchObject({ outcome: 'fail' });
    });

    test('a pushed value is awaited; one that nobody pushes proves nothing', async () => {
      const judging = asked({ awaitChange: '20s', within: '5s' });
      await sleep(300);
      await push('50');
      expect(await judging).toMatchObject({ outcome: 'pass', message: 'All 2 instances use 50.' });
      expect(await asked({ awaitChange: '300ms' })).toMatchObject({ outcome: 'inconclusive' });
    });

    test('an instance that does not listen, or was restarted, is named', async () => {
      Object.assign(instances[1] ?? {}, { deaf: true });
      await push('7');
      expect(await asked()).toMatchObject({ outcome: 'fail', message: saying(`not so at ${urls[1]}`) });
      const judging = asked({ within: '5s' });
      await sleep(300);
      Object.assign(instances[1] ?? {}, { deaf: false, uses: '7', since: '2' });
      expect(await judging).toMatchObject({ outcome: 'fail', message: saying('was restarted') });
    });

    test('an instance that does not answer is an error, and a page of another host is not asked', async () => {
      const gone = await asked({ instances: ['http://127.0.0.1:1/env'], within: '300ms' });
      expect(gone).toMatchObject({ outcome: 'error' });
    });
  });

  describe.skipIf(!installed('redis'))('registered-everywhere, with BullMQ', () => {
    let redis: RedisServer;
    let queue: Queue;
    let worker: Worker;
    beforeAll(async () => {
      redis = await startRedis();
      const connection = { host: '127.0.0.1', port: redis.port };
      queue = new Queue('orders', { connection });
      await queue.add('first', {});
      worker = new Worker('orders', () => Promise.resolve(), { connection, name: 'blue-1' });
      await worker.waitUntilReady();
      await etcd.put('/shop/10.0.0.1:8080', '10.0.0.1:8080');
      await etcd.put('/shop/10.0.0.2:8080', '{"address":"10.0.0.2:8080","enabled":false}');
    });
    afterAll(async () => {
      await worker.close();
      await queue.close();
      await redis.stop();
    });
    const asked = (node: string) =>
      ask(registeredEverywhere, {
        nodes: { node },
        places: [
          { store: etcd.url, path: '/shop' },
          { queue: 'bullmq', url: redis.url, match: '^orders$' },
          { scheduler: 'bullmq', url: redis.url, groups: ['orders'] },
        ],
      });

    test('finds who is everywhere, and says where another is missing', async () => {
      expect(await asked(String.raw`^10\.0\.0\.1:|blue-1$`)).toMatchObject({
        outcome: 'pass',
        evidence: [{ rows: [['node', 'known', 'known', 'known']] }],
      });
      expect(await asked(String.raw`^10\.0\.0\.1:|green-1$`)).toMatchObject({
        outcome: 'fail',
        message: 'bullmq does not know node; bullmq does not know node.',
      });
      // Registered, but taken out.
      expect(await asked(String.raw`^10\.0\.0\.2:|blue-1$`)).toMatchObject({
        outcome: 'fail',
        message: '/shop does not know node.',
      });
    });
  });
});

describe('on-nodes', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'on-nodes-'));
  afterAll(() => rmSync(cwd, { recursive: true }));
  writeFileSync(join(cwd, 'node-1'), 'free 40\njava 17\n');
  writeFileSync(join(cwd, 'node-2'), 'free 4\njava 21\n');
  const asked = (argv: string[], values: object, context = {}) =>
    ask(
      onNodes,
      { nodes: ['node-1', 'node-2'], argv, values: { ...values }, within: '2s' },
      {
        cwd,
        allowCommands: true,
        ...context,
      },
    );
  const free = { free: { matches: String.raw`^free (\d+)`, atLeast: 2 } };
  const cat = ['cat', '{node}'];

  test('each node is asked, and the values of all are compared', async () => {
    expect(await asked(cat, free)).toMatchObject({
      outcome: 'pass',
      evidence: [
        {
          rows: [
            ['node-1', '40', 'as it should be'],
            ['node-2', '4', 'as it should be'],
          ],
        },
        {},
        {},
      ],
    });
    const more = { free: { ...free.free, atLeast: 10 }, java: { matches: '^java (.*)', same: true } };
    expect(await asked(cat, more)).toMatchObject({
      outcome: 'fail',
      message: 'node-2: free is 4, not at least 10; java differs between nodes: 17, 21.',
    });
  });

  test('a node that is not reached, hangs or says nothing is never well', async () => {
    const shell = (script: string): string[] => ['/bin/sh', '-c', script, '{node}'];
    expect(await asked(shell('exit 255'), free)).toMatchObject({ outcome: 'error' });
    expect(await asked(shell('sleep 30'), free)).toMatchObject({
      outcome: 'error',
      message: 'node-1: no end in time; node-2: no end in time.',
    });
    expect(await asked(shell('true'), free)).toMatchObject({ outcome: 'inconclusive' });
    expect(await asked(['no-such-program', '{node}'], free)).toMatchObject({ outcome: 'error' });
    expect(await asked(cat, free, { allowCommands: false })).toMatchObject({ outcome: 'inconclusive' });
  });

  test('a node is never read as an option', () => {
    const given = { nodes: ['-oProxyCommand=id'], argv: ['ssh', '{node}'] };
    expect(paramProblems(onNodes, given)).toMatchObject([{ path: ['nodes', 0] }]);
    expect(paramProblems(onNodes, { nodes: ['a'], argv: ['uptime'] })).toHaveLength(1);
  });
});
